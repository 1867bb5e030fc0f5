"""Sets Dénouer up the first time, then runs it: `python3 main.py`, `python3 main.py test`.

The environment `.venv`, beside this file, receives exactly what `requirements/*.lock` list: wheels only, checked by
their hashes. A *stamp* for each group of packages, written last, says for which lock, Python and folder it was
installed; while the stamps hold, nothing but these few checks stands between the command and the game, and nothing
touches the network.

This file uses the standard library alone and must still run on Python 3.6, if only to say that it is too old. What is
slow to import is imported where it is used: every start of the game passes here, twice.
"""

import os
import sys
import zlib

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)

WHOLE = "environment"  # The stamp of the environment itself: there is none while something is being changed.
TURN = "turn"  # The file that is locked while somebody sets the environment up.

MESSAGES = {
    "fr": {
        "too_old": "Dénouer demande Python {1} ou plus récent\u00a0; celui-ci est Python {0}.\n"
        "S’il est déjà installé, appelez-le par son nom, par exemple\u00a0: python3.12 main.py",
        "first": "Première fois\u00a0: Dénouer se prépare, dans {0}. Il faut le réseau, et une minute ou deux.",
        "remade": "L’environnement {0} est inachevé, déplacé ou d’un autre Python\u00a0: il est refait.",
        "installing": "Installation de {0}…",
        "play": "ce qu’il faut pour jouer",
        "fast": "ce qui rend le laboratoire rapide",
        "test": "ce qu’il faut pour les essais",
        "ready": "Tout est prêt.",
        "waiting": "Une autre préparation est en cours\u00a0: j’attends qu’elle finisse (Ctrl-C pour renoncer).",
        "interrupted": "Préparation interrompue. Relancez la même commande\u00a0: elle reprendra.",
        "no_venv": "Ce Python n’a pas de quoi faire un environnement (modules venv et ensurepip).\n"
        "Sous Debian ou Ubuntu\u00a0: sudo apt install python{0}-venv — puis relancez la même commande.",
        "no_environment": "L’environnement {0} n’a pas pu être fait\u00a0: {1}",
        "no_writing": "La préparation s’est arrêtée\u00a0: {0}\n"
        "Vérifiez que ce dossier s’écrit, que le disque a de la place et que le jeu n’est pas ouvert.",
        "no_network": "Le réseau n’a pas répondu pendant l’installation de {0} (détail ci-dessus).\n"
        "Vérifiez la connexion, puis relancez la même commande\u00a0: elle reprendra où elle en était.",
        "no_wheel": "Il manque une bibliothèque toute faite pour Python {1} sur cette machine (détail ci-dessus).\n"
        "Essayez Python 3.11, 3.12 ou 3.13, en 64 bits.",
        "no_install": "L’installation de {0} a échoué (détail ci-dessus). Relancez la même commande pour réessayer.",
        "slow_for_good": "Numba n’existe pas pour cette machine\u00a0: le jeu se joue, mais le laboratoire sera lent.",
        "slow_for_now": "Numba n’a pas pu être installé\u00a0: le jeu se joue, mais le laboratoire sera lent."
        " Nouvel essai au prochain lancement.",
    },
    "en": {
        "too_old": "Dénouer needs Python {1} or newer; this is Python {0}.\n"
        "If you already have one, call it by its name, for example: python3.12 main.py",
        "first": "First time: Dénouer is setting itself up in {0}. It needs the network, and a minute or two.",
        "remade": "The environment {0} is unfinished, was moved, or is another Python's: it is made again.",
        "installing": "Installing {0}…",
        "play": "what the game needs",
        "fast": "what makes the laboratory fast",
        "test": "what the tests need",
        "ready": "All is ready.",
        "waiting": "Another set-up is running: waiting for it to end (Ctrl-C to give up).",
        "interrupted": "Set-up interrupted. Run the same command again: it will go on.",
        "no_venv": "This Python cannot make an environment (modules venv and ensurepip).\n"
        "On Debian or Ubuntu: sudo apt install python{0}-venv — then run the same command again.",
        "no_environment": "The environment {0} could not be made: {1}",
        "no_writing": "The set-up stopped: {0}\n"
        "Check that this folder can be written, that the disk has room and that the game is not open.",
        "no_network": "The network did not answer while installing {0} (details above).\n"
        "Check the connection, then run the same command again: it will go on from there.",
        "no_wheel": "A ready-made library is missing for this Python ({1}) on this machine (details above).\n"
        "Try Python 3.11, 3.12 or 3.13, 64 bits.",
        "no_install": "Installing {0} failed (details above). Run the same command to try again.",
        "slow_for_good": "There is no numba for this machine: the game plays, but the laboratory will be slow.",
        "slow_for_now": "Numba could not be installed: the game plays, but the laboratory will be slow."
        " Next start will try again.",
    },
}


class Stop(Exception):
    """The set-up cannot go on; its arguments are those of `say`."""


def text(key, *values):
    """A message in the person's language: French, unless the locale is English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return MESSAGES["en" if spoken.lower().startswith("en") else "fr"][key].format(*values)


def say(key, *values):
    """Goes to the error stream, so that a command's own output stays clean, in whatever letters it can write."""
    encoding = sys.stderr.encoding or "ascii"
    print(text(key, *values).encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


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
    checksum = ""
    if stamp != WHOLE:
        with open(lock_of(stamp), "rb") as lock:
            checksum = "{:08x}".format(zlib.crc32(lock.read()))
    return os.fsencode("{} {} {}\n".format(version(), ROOT, checksum))


def holds(stamp):
    try:
        with open(own(stamp), "rb") as file:
            return file.read() == expected(stamp)
    except FileNotFoundError:
        return False


def write(stamp):
    with open(own(stamp), "wb") as file:
        file.write(expected(stamp))


def erase(stamp):
    if os.path.exists(own(stamp)):
        os.remove(own(stamp))


def environment_is_whole():
    return os.path.exists(PYTHON) and holds(WHOLE)


def ready(groups):
    return environment_is_whole() and all(holds(group) for group in groups)


# ---- Setting up


def set_up(groups):
    """Makes what is missing, alone; raises `Stop` or `OSError`."""
    with wait_for_turn() as turn:
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
    write(WHOLE)  # pip came to its end: if it failed, it has put back what it had moved.
    if code == 0:
        write(group)
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
    """pip's exit code, and what it said on its error stream; all it says is shown as it comes."""
    import subprocess

    pip = subprocess.Popen(
        [PYTHON, "-I", "-m", "pip", "install", "--only-binary", ":all:", "--require-hashes"]
        + ["--no-input", "--disable-pip-version-check", "-r", lock],
        stdout=sys.stderr,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=dict(os.environ, PIP_USER="0"),
        # pip keeps the turn too: should this process be killed, nobody starts before pip has ended.
        pass_fds=() if WINDOWS else (turn.fileno(),),
    )
    errors = []
    with pip:
        try:
            for line in pip.stderr:
                sys.stderr.write(line)
                errors.append(line)
        except BaseException:
            pip.kill()
            raise
    return pip.returncode, "".join(errors)


# ---- Running


def hand_over(python, arguments):
    """Goes on with this same file in another Python. Never returns."""
    command = [python, os.path.join(ROOT, "main.py")] + arguments
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
    """The command itself, once in the right Python; its exit code."""
    if arguments[:1] == ["test"]:
        import pytest

        os.chdir(ROOT)
        return pytest.main(arguments[1:])
    from game.cli import main as play

    return play(arguments)


def main(arguments):
    if sys.version_info < OLDEST:
        say("too_old", version(), "{}.{}".format(*OLDEST))
        return 1
    groups = ["play", "fast"] + (["test"] if arguments[:1] == ["test"] else [])
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
    sys.exit(main(sys.argv[1:]))
