"""What a person, a firm or a system has set for pip and for Python: what says where packages come from is followed,
what would send them elsewhere or put others before ours is not. True pip, in one environment for all."""

import http.server
import os
import shutil
import sys
import threading

import pytest

from .conftest import make_checkout, starter
from .test_true_set_up import end

pytestmark = pytest.mark.slow

ELSEWHERE = "{elsewhere}"
HARM = {
    "target": ELSEWHERE,
    "prefix": ELSEWHERE,
    "root": ELSEWHERE,
    "user": "1",
    "dry-run": "1",
    "report": ELSEWHERE + "/report.json",
    "require-virtualenv": "1",
    "no-deps": "1",
    "only-binary": ":none:",
    "no-binary": ":all:",
    "ignore-installed": "1",
    "force-reinstall": "1",
    "upgrade": "1",
    "constraint": ELSEWHERE + "/nothing.txt",
    "requirement": ELSEWHERE + "/nothing.txt",
    "editable": ELSEWHERE,
    "platform": "win32",
    "python-version": "2.7",
    "abi": "none",
    "python": ELSEWHERE + "/python",
    "no-compile": "1",
    "log": ELSEWHERE,
    "quiet": "3",
    "help": "1",
    "version": "1",
    "isolated": "1",
    "exists-action": "a",
}


class Built:
    """One checkout, set up once; then its only package is taken away before each test."""

    def __init__(self, folder):
        self.folder, self.elsewhere = folder, folder / "elsewhere"
        self.wheels = folder / "wheels"
        self.root = make_checkout(folder / "Dénouer", self.wheels)
        self.begin = starter(self.wheels)
        self.elsewhere.mkdir()
        assert end(self.start())[:2] == (7, "game souffle")

    def start(self, *arguments, **variables):
        return self.begin(self.root, *arguments, **variables)

    def packages(self):
        return next((self.root / ".venv").glob("lib/python*/site-packages" if os.name != "nt" else "Lib/site-packages"))

    def undo(self):
        for path in (*self.packages().glob("souffle*"), self.root / ".venv" / "denouer-play"):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for path in (*self.elsewhere.iterdir(), self.root / ".venv" / "pip.conf", self.folder / "settings"):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def settings(self, text):
        """A file of settings, where it is not looked for by itself."""
        (self.folder / "settings").mkdir()
        file = self.folder / "settings" / "pip.conf"
        file.write_text(text, encoding="utf-8")
        return str(file)

    def installs(self, *arguments, **variables):
        code, out, err = end(self.start(*arguments, **variables))
        assert (code, out) == (7, "game souffle"), err
        assert (self.packages() / "souffle.py").exists()
        assert list(self.elsewhere.iterdir()) == []
        return err


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    return Built(tmp_path_factory.mktemp("built"))


@pytest.fixture
def built(environment):
    environment.undo()
    return environment


@pytest.mark.parametrize("name", HARM)
def test_a_variable_that_sends_an_installation_elsewhere_is_not_followed(built, name):
    value = HARM[name].format(elsewhere=built.elsewhere)
    err = built.installs(**{"PIP_" + name.upper().replace("-", "_"): value})
    assert "Installation de" in err


@pytest.mark.parametrize("place", ["user", "named", "site"])
@pytest.mark.parametrize("section", ["global", "install"])
def test_nor_is_a_file(built, place, section):
    """All at once, then one by one for those that would stop pip before the others."""
    for names in (list(HARM), ["target"], ["dry-run"], ["quiet"]):
        built.undo()
        lines = "".join(f"{name} = {HARM[name].format(elsewhere=built.elsewhere)}\n" for name in names)
        file = built.settings(f"[{section}]\n{lines}")
        if place == "named":
            built.installs(PIP_CONFIG_FILE=file)
        elif place == "user":
            os.makedirs(built.folder / "settings" / "pip")
            shutil.move(file, built.folder / "settings" / "pip" / "pip.conf")
            built.installs(PIP_CONFIG_FILE=None, XDG_CONFIG_HOME=str(built.folder / "settings"))
        else:
            shutil.move(file, built.root / ".venv" / "pip.conf")
            built.installs(PIP_CONFIG_FILE=None)


def test_where_packages_come_from_is_followed_in_a_file(built):
    """With what would send them elsewhere beside it, and silence asked for."""
    places = f"no-index = true\nfind-links =\n    {built.elsewhere.as_uri()}\n    {built.wheels.as_uri()}\n"
    file = built.settings(f"[global]\nquiet = 2\ntarget = {built.elsewhere}\n[install]\n{places}")
    built.installs(PIP_CONFIG_FILE=file, PIP_FIND_LINKS=None, PIP_NO_INDEX=None)


def test_a_variable_stands_before_a_file(built):
    file = built.settings(f"[global]\nfind-links = {built.elsewhere.as_uri()}\n")
    built.installs(PIP_CONFIG_FILE=file)


class Mirror(http.server.BaseHTTPRequestHandler):
    """A firm's own index, or the way to it: whoever asks for the wheel has it, whatever the host."""

    wheel = None
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self):
        self.asked.append(self.path)
        page = f'<a href="souffle-1.0-py3-none-any.whl">{self.wheel.name}</a>'.encode()
        found = self.wheel.read_bytes() if self.path.endswith(".whl") else page
        self.send_response(200)
        self.send_header("Content-Type", "application/zip" if self.path.endswith(".whl") else "text/html")
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)

    def log_message(self, *_):
        pass


@pytest.fixture
def mirror(built):
    Mirror.wheel = next(built.wheels.glob("*.whl"))
    Mirror.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


NO_OTHER = {"PIP_INDEX_URL": None, "PIP_FIND_LINKS": None, "PIP_NO_INDEX": None, "PIP_NO_CACHE_DIR": "1"}


def test_a_firms_mirror_goes_on_working(built, mirror):
    file = built.settings(f"[global]\nindex-url = http://{mirror}/simple\ntrusted-host = {mirror}\n")
    built.installs(PIP_CONFIG_FILE=file, **NO_OTHER)
    assert Mirror.asked == ["/simple/souffle/", "/simple/souffle/souffle-1.0-py3-none-any.whl"]


def test_a_firms_proxy_goes_on_working(built, mirror):
    file = built.settings(f"[install]\nproxy = http://{mirror}\n")
    none = dict.fromkeys(("NO_PROXY", "no_proxy", "HTTP_PROXY", "http_proxy"))
    away = {"PIP_INDEX_URL": "http://mirror.invalid/simple", "PIP_TRUSTED_HOST": "mirror.invalid"}
    built.installs(PIP_CONFIG_FILE=file, **{**NO_OTHER, **none, **away})
    assert Mirror.asked[0] == "http://mirror.invalid/simple/souffle/"


def test_settings_that_cannot_be_read_are_said(built):
    file = built.settings("target = no section\n[[[\n")
    assert "Les réglages de pip ne se lisent pas" in built.installs(PIP_CONFIG_FILE=file)


def test_emptied_packages_are_noticed_and_made_again(built):
    """Stamps hold, and nothing is there: the game's import fails, all is made again, once, and the game starts."""
    built.installs()
    shutil.rmtree(built.packages())
    code, out, err = end(built.start("jouer"))
    assert (code, out) == (7, "game jouer souffle"), err
    assert "Il manque quelque chose" in err
    assert "Traceback" not in err
    assert end(built.start()) == (7, "game souffle", "")


def test_a_fault_of_the_game_is_not_hidden(built):
    built.installs()
    game = built.root / "game" / "cli.py"
    kept = game.read_text()
    try:
        game.write_text("import nothing_of_this_name\n")
        code, _, err = end(built.start())
        assert code == 1
        assert "No module named 'nothing_of_this_name'" in err
        assert "refait" not in err
    finally:
        game.write_text(kept)


# Python's own settings


@pytest.fixture
def foreign(tmp_path):
    """A folder of libraries of somebody else's, which fail or say so."""
    folder = tmp_path / "foreign"
    folder.mkdir()
    (folder / "souffle.py").write_text("WORD = 'foreign'\n")
    for name in ("venv", "ensurepip", "pip", "game", "pytest"):  # not what Python itself imports at its start
        (folder / f"{name}.py").write_text("raise SystemExit('foreign')\n")
    return folder


@pytest.mark.parametrize("ready", [True, False])
def test_foreign_libraries_do_not_come_before_ours(built, foreign, ready):
    if ready:
        built.installs()
    user = foreign / "base" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    user.mkdir(parents=True)
    shutil.copy(foreign / "souffle.py", user)
    for variables in (
        {"PYTHONPATH": str(foreign)},
        {"PYTHONPATH": os.pathsep.join(["", ".", str(foreign)]), "cwd": foreign},
        {"PYTHONUSERBASE": str(foreign / "base")},
        {"PYTHONSTARTUP": str(foreign / "venv.py"), "PYTHONINSPECT": "1"},
        {"PYTHONHOME": sys.base_prefix},
        {"cwd": foreign},
    ):
        if not ready:
            built.undo()
        built.installs(**variables)
        code, out, err = end(built.start("test", **variables))
        assert (code, out) == (3, f"pytest in {built.root.name}"), err


def test_nor_what_lies_beside_the_game(built):
    (built.root / "souffle.py").write_text("WORD = 'foreign'\n")
    try:
        built.installs()
        built.installs()
    finally:
        (built.root / "souffle.py").unlink()


# Streams


@pytest.mark.skipif(os.name == "nt", reason="a shell's own redirections")
@pytest.mark.parametrize("ready", [True, False])
@pytest.mark.parametrize(
    "closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>&1"]
)
def test_streams_closed_or_full_stop_nothing(built, ready, closed):
    if ready:
        built.installs()
    process = built.start(before=["sh", "-c", f'exec "$0" "$@" {closed}'])
    code, _, _ = end(process)
    assert code == (120 if ">/dev/full" in closed.replace("2>/dev/full", "") else 7)  # the made-up game's own words
    assert (built.packages() / "souffle.py").exists()
