"""What is asked: the commands, their options, and clear words for what is not understood."""

import argparse
import os
from collections.abc import Iterable
from typing import Any, NoReturn

MINDS = ("game", "random", "first", "last", "longest", "agree", "refuse", "disclose", "third-party")
THEMES = ("paper", "dark", "contrast")
LANGS = ("fr", "en")
SEEDS = 2**62
SIZES = (320, 8192)  # of a picture, in pixels
SCALES = (50, 400)  # of the text, in per cent


class Wrong(Exception):  # noqa: N818 (it is the person's slip, not ours)
    """A command that cannot be understood (exit code 2) or whose answer is no (1)."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.code = code


def language() -> str:
    """The person's language: French, unless the locale is English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if spoken.lower().startswith("en") else "fr"


def say(french: str, english: str) -> str:
    """Words for people, in their language."""
    return english if language() == "en" else french


def unknown(what: str, given: str, known: Iterable[str]) -> Wrong:
    """Something that does not exist: says what does, nearest first."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(given, names, n=1, cutoff=0.5)
    sentence = f"{what} : {given}" if language() == "fr" else f"{what}: {given}"
    if close:
        return Wrong(sentence + say(f" ; peut-être : {close[0]}", f"; perhaps: {close[0]}"))
    listed = ", ".join(names)
    return Wrong(sentence + (say(f" ; il y a : {listed}", f"; there are: {listed}") if names else ""))


class _Parser(argparse.ArgumentParser):
    """Says what is wrong by raising `Wrong`; takes no option by its beginning alone."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise Wrong(f"{self.prog} : {message}\n{self.format_usage().strip()}")


def whole(least: int, most: int) -> Any:
    """The type of a whole number between two bounds."""

    def read(given: str) -> int:
        try:
            number = int(given)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            told = say(f"un nombre entier de {least} à {most}", f"a whole number from {least} to {most}")
            raise argparse.ArgumentTypeError(say(f"{told} est attendu : {given}", f"{told} is expected: {given}"))
        return number

    return read


def one_of(known: Iterable[str]) -> Any:
    """The type of a word among a few."""
    words = tuple(known)

    def read(given: str) -> str:
        if given not in words:
            raise argparse.ArgumentTypeError(str(unknown(say("inconnu", "unknown"), given, words)))
        return given

    return read


def size(given: str) -> tuple[int, int]:
    """The type of a size, `1280x720`."""
    width, _, height = given.partition("x")
    read = whole(*SIZES)
    return read(width), read(height)


def parser() -> tuple[_Parser, dict[str, _Parser]]:
    """The parser, and those of the commands by name."""
    top = _Parser(
        prog="main.py",
        description=say("Dénouer. Sans commande : le jeu.", "Dénouer. Without a command: the game."),
    )
    top.set_defaults(run="window")
    adder = top.add_subparsers(title=say("commandes", "commands"), metavar="")
    commands: dict[str, _Parser] = {}

    def command(name: str, french: str, english: str) -> _Parser:
        told = say(french, english)
        commands[name] = adder.add_parser(name, help=told, description=told)
        commands[name].set_defaults(run=name)
        return commands[name]

    seed = whole(0, SEEDS - 1)
    one = command("play", "joue un scénario", "plays a scenario")
    one.add_argument("scenario", metavar="SCENARIO")
    one.add_argument("--seat", metavar="ID", help=say("la structure que l'on tient", "the structure one holds"))
    one.add_argument("--text", action="store_true", help=say("dans le terminal", "in the terminal"))
    one.add_argument("--seed", type=seed, help=say("la graine du hasard", "the seed of chance"))
    _lang(one, None)
    one.add_argument("--data", metavar="DIR", help=say("où garder les parties", "where to keep the plays"))

    one = command("scenarios", "liste les scénarios", "lists the scenarios")
    _json(one)

    one = command(
        "check", "cherche les erreurs des scénarios et des fiches", "finds the errors of scenarios and sheets"
    )
    one.add_argument("paths", metavar="PATH", nargs="*")
    _json(one)

    one = command("simulate", "joue beaucoup de parties sans personne", "plays many plays without anyone")
    one.add_argument("scenario", metavar="SCENARIO")
    one.add_argument("--plays", type=whole(1, 10_000_000), required=True, metavar="N")
    one.add_argument("--seed", type=seed, default=0, metavar="N", help=say("celle de la première", "that of the first"))
    one.add_argument("--minds", type=one_of(MINDS), default="game", metavar="MIND", help=", ".join(MINDS))
    one.add_argument("--seat", action="append", default=[], metavar="ID=MIND")
    one.add_argument(
        "--keep", type=whole(0, 100_000), default=0, metavar="K", help=say("en garder K", "keep K of them")
    )
    one.add_argument("--out", metavar="DIR", help=say("où les garder", "where to keep them"))
    digest = say(
        "l’empreinte de ce que les parties veulent dire (--json la donne jusqu’à 5 000 parties)",
        "the digest of what the plays mean (--json gives it up to 5,000 plays)",
    )
    one.add_argument("--digest", action="store_true", help=digest)
    how = one.add_mutually_exclusive_group()
    how.add_argument("--interpreted", action="store_true", help=say("sans compiler", "without compiling"))
    even = say("compilé, même pour peu de parties", "compiled, even for few plays")
    how.add_argument("--compiled", action="store_true", help=even)
    _json(one)

    one = command("lab", "interroge un scénario par beaucoup de parties", "questions a scenario by many plays")
    one.add_argument("scenario", metavar="SCENARIO")
    one.add_argument("--plays", type=whole(200, 10_000_000), default=20_000, metavar="N")
    one.add_argument("--seed", type=seed, default=0, metavar="N")
    one.add_argument("--workers", type=whole(1, 64), default=2, metavar="N", help=say("processus", "processes"))
    one.add_argument("--html", metavar="OUT", help=say("dans un fichier, avec des figures", "in a file, with pictures"))
    one.add_argument("--lang", type=one_of(LANGS), default=say("fr", "en"), metavar="fr|en")
    _json(one)

    one = command("behaviour", "les esprits du jeu à côté des gens", "the game's minds beside people")
    one.add_argument("--seed", type=seed, help=say("une seule graine, au lieu de trois", "one seed instead of three"))
    one.add_argument("--plays", type=whole(300, 1_000_000), default=10_000, metavar="10000")
    _json(one)

    one = command("replay", "rejoue des parties gardées", "replays plays that were kept")
    one.add_argument("files", metavar="FILE", nargs="+")
    again = say("redemande aussi les tirages et les esprits", "asks draws and minds again")
    one.add_argument("--verify", action="store_true", help=again)
    _json(one)

    one = command("debrief", "le débrief d'une partie gardée", "the debrief of a play that was kept")
    one.add_argument("file", metavar="FILE")
    one.add_argument("--html", metavar="OUT", help=say("en un fichier à imprimer", "as one file to print"))
    one.add_argument(
        "--quick", action="store_true", help=say("sans les moments décisifs", "without the decisive moments")
    )
    _lang(one, language())
    _json(one)

    one = command("shot", "dessine une page de la fenêtre", "draws a page of the window")
    one.add_argument("page", metavar="PAGE", nargs="?", help=say("sans elle : la liste", "without it: the list"))
    one.add_argument("--scenario", metavar="ID", default="condition")
    one.add_argument("--at", type=whole(0, 100_000), metavar="MOVE", help=say("à ce coup", "at this move"))
    one.add_argument("--size", type=size, default=(1280, 720), metavar="1280x720")
    one.add_argument("--scale", type=whole(*SCALES), default=100, metavar="100")
    _lang(one, language())
    one.add_argument("--theme", type=one_of(THEMES), default="paper", metavar="NAME", help=", ".join(THEMES))
    one.add_argument("--out", metavar="FILE.png")

    one = command("bench", "mesure ce qui doit rester rapide", "measures what must stay quick")
    _json(one)
    other = say("à côté d’un autre dossier du jeu, prêt à jouer", "beside another checkout, set up")
    beside = one.add_mutually_exclusive_group()
    beside.add_argument("--against", metavar="DIR", help=other)
    million = say("avec --against : un million de parties aussi", "with --against: a million plays too")
    one.add_argument("--million", action="store_true", help=million)
    beside.add_argument(
        "--peers",
        action="store_true",
        help=say("à côté d’OpenSpiel et de NegMAS, s’ils sont là", "beside OpenSpiel and NegMAS, where installed"),
    )

    command("schema", "le JSON Schema de scenario.yaml", "the JSON Schema of scenario.yaml")

    one = command("translate", "met à jour un en.po", "brings an en.po up to date")
    one.add_argument("path", metavar="PATH")
    return top, commands


def _json(one: _Parser) -> None:
    one.add_argument("--json", action="store_true", help=say("pour une machine", "for a machine"))


def _lang(one: _Parser, default: str | None) -> None:
    one.add_argument("--lang", type=one_of(LANGS), default=default, metavar="fr|en")


def understood(arguments: list[str]) -> argparse.Namespace:
    """What is asked: the options of the command, and `run`, its name. Raises Wrong."""
    top, commands = parser()
    first = arguments[0] if arguments else ""
    if first and not first.startswith("-") and first not in commands:
        raise unknown(say("commande inconnue", "unknown command"), first, [*commands, "test"])
    asked, left = top.parse_known_args(arguments)
    if left:
        own = commands.get(first, top)
        options = [option for action in own._actions for option in action.option_strings]
        raise unknown(say("option inconnue", "unknown option"), left[0], options)
    return asked
