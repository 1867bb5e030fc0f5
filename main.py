"""Sets Dénouer up the first time, then runs it: `python3 main.py`, `python3 main.py test`.

The environment `.venv`, beside this file, receives exactly what `requirements/*.lock` list: wheels only, checked by
their hashes. A *stamp* for each group of packages, written last, says for which lock, Python and folder it was
installed, and that all of it was imported; while the stamps hold, nothing but these few checks stands between the
command and the game, and nothing touches the network.

Of what a person has set for Python and for pip, only what says where packages come from is followed: the rest may send
an installation elsewhere, or put a library of somebody else's before ours.

This file uses the standard library alone and must still run on Python 3.6, if only to say that it is too old. What is
slow to import is imported where it is used: every start of the game passes here, twice.
"""

import os
import sys

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)
STARTING = os.path.join(ROOT, "game", "starting")  # What is said, and asked, before the game can start.
PIP = [PYTHON, "-I", "-m", "pip", "--no-input", "--disable-pip-version-check"]

LAST_WORDS = 30  # Lines of pip's that are shown where it failed.
WHOLE = "environment"  # The stamp of the environment itself: there is none while something is being changed.
TURN = "turn"  # The file that is locked while somebody sets the environment up.
AGAIN = "DENOUER_MADE_AGAIN"  # Set once an environment that had lost something was made again: not twice in a row.

# Variables that would have another Python, or other libraries, answer in place of ours.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONPLATLIBDIR", "PYTHONEXECUTABLE")
FOREIGN += ("PYTHONINSPECT", "PYTHONSAFEPATH", "PYTHONCASEOK", "__PYVENV_LAUNCHER__")


class Stop(Exception):
    """The set-up cannot go on; its arguments are those of `say`."""


def text(key, *values):
    """A message in the person's language: what `--lang` says, else French, unless the locale is English."""
    import json
    import re

    asked = re.findall("--lang[= ](fr|en)(?= |$)", " ".join(sys.argv[1:]))
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    spoken = asked[-1] if asked else spoken
    with open(os.path.join(STARTING, "words.json"), encoding="utf-8") as words:
        return json.load(words)["en" if spoken.lower().startswith("en") else "fr"][key].format(*values)


def say(key, *values):
    """Goes to the error stream, so that a command's own output stays clean."""
    tell(text(key, *values) + "\n")


def tell(words):
    """In whatever letters the error stream can write. There may be none (`pythonw`), or it may be full: no matter."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "ascii"
    try:
        sys.stderr.write(words.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # Or the end of the process would try again, and fail.


def open_streams():
    """Where a standard stream is closed (`>&-`), something stands in its place: or the next file opened, a save for
    instance, would be the standard output of whoever comes after."""
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)  # The first number that is free: this one.
            os.set_inheritable(opened, True)


def own_libraries():
    """Nothing of the current folder, of this one, of the person's own packages or variables comes before the libraries
    of this Python; the game itself comes last. In the environment, this holds for a tracer's Python too, which was not
    started by `hand_over`."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep) + ["", os.curdir, ROOT]
    foreign = {os.path.realpath(path) for path in given}
    foreign.add(getattr(sys.modules.get("site"), "USER_SITE", None))
    sys.path[:] = [path for path in sys.path if path not in foreign and os.path.realpath(path) not in foreign] + [ROOT]
    for name in FOREIGN:
        os.environ.pop(name, None)


def version():
    return "{}.{}".format(*sys.version_info)


# ---- Stamps


def own(name):
    """A file of ours in the environment: a stamp, or the turn."""
    return os.path.join(VENV, "denouer-" + name)


def lock_of(group):
    return os.path.join(ROOT, "requirements", group + ".lock")


def expected(stamp):
    """What a stamp must hold: the Python, the folder and, for a group, its lock. (A checksum is enough to see that a
    lock changed, and ten times quicker to import than a hash; pip checks the packages' own hashes.)"""
    import zlib

    checksum = ""
    if stamp != WHOLE:
        with open(lock_of(stamp), "rb") as lock:
            checksum = "{:08x}".format(zlib.crc32(lock.read()))
    return os.fsencode("{} {} {}\n".format(version(), ROOT, checksum))


def holds(stamp):
    return stamped(stamp)[0] == expected(stamp)


def vanished(stamp):
    """Whether something that was installed is there no more, as far as its folder's name tells."""
    first, packages = stamped(stamp)
    return first == expected(stamp) and not all(os.path.exists(os.path.join(ROOT, one)) for one in packages)


def stamped(stamp):
    """A stamp's first line and, for a group, where its packages stand, from this folder; nothing where it is none."""
    try:
        with open(own(stamp), "rb") as file:
            first, packages = file.readline(), file.read()
    except FileNotFoundError:
        return b"", []
    return first, os.fsdecode(packages).split("\n")[:-1]


def write(stamp, packages=()):
    with open(own(stamp), "wb") as file:
        file.write(expected(stamp) + os.fsencode("".join(one + "\n" for one in packages)))


def erase(stamp):
    if os.path.exists(own(stamp)):
        os.remove(own(stamp))


def environment_is_whole():
    return os.path.exists(PYTHON) and holds(WHOLE)


def ready(groups):
    return environment_is_whole() and all(holds(group) and not vanished(group) for group in groups)


# ---- Setting up


def set_up(groups):
    """Makes what is missing, alone; raises `Stop` or `OSError`."""
    with wait_for_turn() as turn:
        if any(vanished(group) for group in ("play", "fast", "test")):
            say("vanished", VENV)
            erase(WHOLE)  # pip would take what is left of a package for the whole of it.
        if not environment_is_whole():
            make_environment()
        for group in groups:
            if not holds(group):
                install(group, turn)
    say("ready")


def wait_for_turn():
    """The file that stands for the turn, to be closed at the end. The system itself gives the turn back when a process
    ends, however it ends."""
    import time

    if os.path.islink(VENV):
        os.unlink(VENV)  # What it leads to is somebody else's: nothing there is touched.
    os.makedirs(VENV, exist_ok=True)
    turn = open(own(TURN), "ab")
    if not take(turn):
        say("waiting")
        while not take(turn):
            time.sleep(0.2)
    return turn


def take(turn):
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(turn.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def make_environment():
    try:
        import ensurepip  # noqa: F401  Debian ships venv without it, in a package apart.
        import shutil
        import venv
    except ImportError:
        raise Stop("no_venv", version())
    import subprocess

    erase(WHOLE)  # Before the rest, so that a half-cleared environment is never taken for a whole one.
    remains = [entry for entry in os.scandir(VENV) if entry.path != own(TURN)]
    say("remade" if remains else "first", VENV)
    for entry in remains:
        shutil.rmtree(entry.path) if entry.is_dir(follow_symlinks=False) else os.remove(entry.path)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=not WINDOWS).create(VENV)
    except (subprocess.CalledProcessError, ValueError) as error:
        raise Stop("no_environment", VENV, error)
    write(WHOLE)


def install(group, turn):
    """Installs a group. The game can do without `fast`: its failure stops nothing."""
    erase(WHOLE)
    say("installing", text(group))
    code, errors = pip_install(lock_of(group), turn)
    lost = code == 0 and missing(group)
    if lost:
        tell(lost + "\n")
        if group == "fast":
            write(WHOLE)
            say("slow_for_now")
            return
        raise Stop("not_there", text(group))
    write(WHOLE)  # pip came to its end: if it failed, it has put back what it had moved.
    if code == 0:
        write(group, packages_of(group))
        return
    no_network = any(sign in errors for sign in ("Retrying (", "Connection", "timed out", "HTTP error"))
    no_wheel = "No matching distribution" in errors and not no_network
    if group == "fast":
        say("slow_for_good" if no_wheel else "slow_for_now")
        if no_wheel:
            write(group)
    else:
        raise Stop("no_network" if no_network else "no_wheel" if no_wheel else "no_install", text(group), version())


def pip_install(lock, turn):
    """pip's exit code, and what it said: English words, shown where it failed, and said to be pip's."""
    import subprocess

    from game.starting.pip_settings import pip_environment, pip_sources

    sources, readable = pip_sources(PIP)
    if not readable:
        say("pip_settings")
    # What is never imported is never compiled: that is a third of the work.
    pip = subprocess.Popen(
        PIP + ["install", "--no-compile", "--only-binary", ":all:", "--require-hashes", "-r", lock],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=pip_environment(sources),
        # pip keeps the turn too: should this process be killed, nobody starts before pip has ended.
        pass_fds=() if WINDOWS else (turn.fileno(),),
    )
    errors = []
    with pip:
        try:
            for line in pip.stdout:
                errors.append(line)
        except BaseException:
            pip.kill()
            raise
    if pip.returncode != 0:
        say("pip_says")
        tell("".join(errors[-LAST_WORDS:]))
    return pip.returncode, "".join(errors)


def packages_of(group):
    """Where a group's packages stand, from this folder."""
    import subprocess

    asked = [PYTHON, "-I", os.path.join(STARTING, "imported.py"), lock_of(group), ROOT]
    told = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return os.fsdecode(told.stdout).split("\0")[:-1]


def missing(group):
    """What of a group's packages is not in the environment, whole and able to be imported; nothing if all is. pip says
    whether each is there in the version locked, if this system needs it; then each is imported."""
    import subprocess

    from game.starting.pip_settings import pip_environment

    alone = pip_environment({"no-index": "1"})
    alone["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    there = ["install", "--dry-run", "--quiet", "--no-deps", "--require-hashes", "-r", lock_of(group)]
    for command in (PIP + there, [PYTHON, "-I", os.path.join(STARTING, "imported.py"), lock_of(group)]):
        asked = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=alone)
        if asked.returncode != 0:
            return asked.stderr.decode("utf-8", "replace").strip() or str(asked.returncode)
    return ""


# ---- Running


def hand_over(python, arguments):
    """Goes on with this same file in another Python, which looks at no variable, no current folder and no package of
    the person's own. Never returns."""
    if WINDOWS and os.path.basename(sys.executable).lower() == "pythonw.exe":  # No console opens for its child either.
        silent = os.path.join(os.path.dirname(python), "pythonw.exe")
        python = silent if os.path.exists(silent) else python
    command = [python, "-I", os.path.join(ROOT, "main.py")] + arguments
    if not WINDOWS:
        os.execv(python, command)
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            pass  # The child was told too, and decides.


def run(arguments):
    """The command itself, once in the right Python; its exit code. Where it fails for a library that has vanished since
    it was installed, the environment is made again."""
    try:
        return answer(arguments)
    except Exception:
        if AGAIN in os.environ or not any(missing(group) for group in groups_for(arguments) if holds(group)):
            raise
    say("vanished", VENV)
    erase(WHOLE)
    os.environ[AGAIN] = "1"
    return hand_over(sys._base_executable, arguments)


def answer(arguments):
    if arguments[:1] == ["test"]:
        import pytest

        os.chdir(ROOT)
        return pytest.main(arguments[1:])
    from game.cli import main as play

    return play(arguments)


def groups_for(arguments):
    """The groups of packages that a command needs."""
    return ["play", "fast"] + (["test"] if arguments[:1] == ["test"] else [])


def main(arguments):
    if sys.version_info < OLDEST:
        say("too_old", version(), "{}.{}".format(*OLDEST))
        return 1
    open_streams()
    own_libraries()
    groups = groups_for(arguments)
    inside = os.path.realpath(sys.prefix) == os.path.realpath(VENV)
    if ready(groups):
        return run(arguments) if inside else hand_over(PYTHON, arguments)
    if inside:  # An environment is not remade from within.
        return hand_over(sys._base_executable, arguments)
    try:
        set_up(groups)
    except Stop as stop:
        say(*stop.args)
        return 1
    except OSError as error:
        say("no_writing", error)
        return 1
    except KeyboardInterrupt:
        say("interrupted")
        return 130
    return hand_over(PYTHON, arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
