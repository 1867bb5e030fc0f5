"""What is asked: the commands, their options, and clear words for what is not understood."""

import argparse
from collections.abc import Mapping
from typing import Any, NoReturn

from game.cli.parser_words import parser_words
from game.cli.refusals import refusal, unknown
from game.cli.speaking import language, out, say
from game.cli.values import FileOut, FolderOut, folder_to_be, kept_plays, one_of, scenarios_folder, size, whole

MINDS = (
    *("game", "random", "first", "last", "longest", "agree", "refuse", "disclose", "third-party"),
    *("aimed", "none", "everyone"),
)
THEMES = ("paper", "dark", "contrast")
LANGS = ("fr", "en")
SEEDS = 2**62
SCALES = (50, 400)  # of the text, in per cent
NEEDS = {  # what does nothing without something else
    "simulate": (("keep", "out"), ("out", "keep")),
    "export": (("out", "play"),),
    "shot": (("at", "page"), ("out", "page")),
    "bench": (("million", "against"),),
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong by raising `Wrong`; takes no option by its beginning alone."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, allow_abbrev=False)

    def print_help(self, file: object = None) -> None:
        out(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        raise refusal("C109", prog=self.prog, message=message, usage=self.format_usage().strip())


def parser() -> tuple[_Parser, dict[str, _Parser]]:
    """The parser, and those of the commands by name."""
    told = say(
        "Dénouer. Sans commande, le jeu s’ouvre à son titre ; les options sont alors celles de « play ».",
        "Dénouer. Without a command, the game opens at its title; options are then those of “play”.",
    )
    top = _Parser(prog="main.py", description=told)
    where, name = say("DOSSIER", "DIR"), say("NOM", "NAME")
    scenario, file = say("SCÉNARIO", "SCENARIO"), say("FICHIER", "FILE")
    adder = top.add_subparsers(title=say("commandes ", "commands"), metavar="")
    commands: dict[str, _Parser] = {}

    def command(name: str, french: str, english: str) -> _Parser:
        told = say(french, english)
        commands[name] = adder.add_parser(name, help=told, description=told)
        commands[name].set_defaults(run=name)
        return commands[name]

    seed = whole(0, SEEDS - 1)
    one = command("play", "joue un scénario", "plays a scenario")
    title = say("sans lui : le jeu, à son titre", "without it: the game, at its title")
    one.add_argument("scenario", metavar=scenario, nargs="?", type=str, help=title)
    one.add_argument(
        "--seat", type=str, metavar=name, help=say("la structure que l’on tient", "the structure one holds")
    )
    begun = say(
        "une scène où l’on arrive, tout ce qui précède étant joué", "a scene that one comes to, all before it played"
    )
    one.add_argument("--from", dest="scene", type=str, metavar=say("SCÈNE", "SCENE"), help=begun)
    one.add_argument("--text", action="store_true", help=say("dans le terminal", "in the terminal"))
    one.add_argument("--seed", type=seed, metavar="N", help=say("la graine du hasard", "the seed of chance"))
    _lang(one, None)
    one.add_argument(
        "--data", type=kept_plays, metavar=where, help=say("où garder les parties", "where to keep the plays")
    )
    _scenarios(one)

    one = command("scenarios", "liste les scénarios", "lists the scenarios")
    _json(one)
    _scenarios(one)

    one = command(
        "check", "cherche les erreurs des scénarios et des fiches", "finds the errors of scenarios and sheets"
    )
    one.add_argument("paths", metavar=say("CHEMIN", "PATH"), nargs="*", type=str)
    _json(one)
    _scenarios(one)

    one = command("simulate", "joue beaucoup de parties sans personne", "plays many plays without anyone")
    one.add_argument("scenario", metavar=scenario, type=str)
    one.add_argument("--plays", type=whole(1, 10_000_000), required=True, metavar="N")
    one.add_argument("--seed", type=seed, default=0, metavar="N", help=say("celle de la première", "that of the first"))
    one.add_argument(
        "--minds", type=one_of(MINDS), default="game", metavar=say("ESPRIT", "MIND"), help=", ".join(MINDS)
    )
    one.add_argument("--seat", action="append", default=[], type=str, metavar=say("NOM=ESPRIT", "NAME=MIND"))
    one.add_argument(
        "--keep", type=whole(0, 100_000), default=0, metavar="K", help=say("en garder K", "keep K of them")
    )
    one.add_argument("--out", type=FolderOut, metavar=where, help=say("où les garder", "where to keep them"))
    digest = say(
        "l’empreinte de ce que les parties veulent dire (--json la donne jusqu’à 5 000 parties)",
        "the digest of what the plays mean (--json gives it up to 5,000 plays)",
    )
    one.add_argument("--digest", action="store_true", help=digest)
    at_once = say(
        "compilé, combien de parties à la fois (une par cœur, sinon)",
        "compiled, how many plays at a time (one a core otherwise)",
    )
    one.add_argument("--workers", type=whole(1, 64), metavar="N", help=at_once)
    how = one.add_mutually_exclusive_group()
    how.add_argument("--interpreted", action="store_true", help=say("sans compiler", "without compiling"))
    even = say("compilé, même pour peu de parties", "compiled, even for few plays")
    how.add_argument("--compiled", action="store_true", help=even)
    _json(one)
    _scenarios(one)

    one = command("lab", "interroge un scénario par beaucoup de parties", "questions a scenario by many plays")
    one.add_argument("scenario", metavar=scenario, type=str)
    one.add_argument("--plays", type=whole(200, 10_000_000), default=20_000, metavar="N")
    one.add_argument("--seed", type=seed, default=0, metavar="N")
    one.add_argument("--workers", type=whole(1, 64), default=2, metavar="N", help=say("processus", "processes"))
    one.add_argument(
        "--html", type=FileOut, metavar=file, help=say("dans un fichier, avec des figures", "in a file, with pictures")
    )
    next_to = say(
        "déjà interrogé, dont les nombres viennent à côté ; d’office : le dernier",
        "questioned already, whose numbers stand beside; by default: the last",
    )
    one.add_argument("--beside", metavar=scenario, type=str, help=next_to)
    one.add_argument("--lang", type=one_of(LANGS), default=say("fr", "en"), metavar="fr|en")
    _json(one)
    _scenarios(one)

    one = command(
        "walk",
        "cherche dans des parties jouées ce qui ne doit pas y être",
        "looks in played pages for what may not be there",
    )
    one.add_argument("scenario", metavar=scenario, type=str)
    most = say("au plus, choisies pour tout montrer", "at most, chosen to show all")
    one.add_argument("--plays", type=whole(1, 60), default=60, metavar="N", help=most)
    one.add_argument("--seed", type=seed, default=0, metavar="N")
    _json(one)
    _scenarios(one)

    one = command("new", "écrit un petit scénario entier, à changer", "writes a small complete scenario, to be changed")
    one.add_argument("id", metavar="ID", type=str)
    of = say("la fiche dont il parle", "the sheet that it is about")
    one.add_argument("--sheet", type=str, required=True, metavar=say("FICHE", "SHEET"), help=of)
    there = say(
        "où l’écrire, fait s’il le faut ; sans lui : parmi ceux du jeu",
        "where to write it, made if need be; without it: among the game’s own",
    )
    one.add_argument("--in", dest="where", type=folder_to_be, metavar=where, help=there)

    one = command("graph", "dessine le déroulé d’un scénario", "draws how a scenario unfolds")
    one.add_argument("scenario", metavar=scenario, type=str)
    one.add_argument("--out", type=FileOut, required=True, metavar=say("FICHIER.svg", "FILE.svg"))
    one.add_argument("--plays", type=whole(20, 1_000_000), default=2_000, metavar="N")
    one.add_argument("--seed", type=seed, default=0, metavar="N")
    _lang(one, language())
    _scenarios(one)

    one = command(
        "proof", "donne à relire tous les textes d’un scénario", "gives all the texts of a scenario to be proofread"
    )
    one.add_argument("scenario", metavar=scenario, type=str)
    ways = one.add_mutually_exclusive_group()
    page = say("FICHIER.html", "FILE.html")
    ways.add_argument("--out", type=FileOut, metavar=page, help=say("la page à relire", "the page to be read"))
    back = say("y remettre les corrections de cette page", "put back the corrections of that page")
    ways.add_argument("--apply", type=str, metavar=page, help=back)
    _lang(one, language())
    _scenarios(one)

    one = command("behaviour", "les esprits du jeu à côté des gens", "the game's minds beside people")
    one.add_argument(
        "--seed", type=seed, metavar="N", help=say("une seule graine, au lieu de trois", "one seed instead of three")
    )
    one.add_argument("--plays", type=whole(300, 1_000_000), default=10_000, metavar="N")
    _json(one)

    one = command("replay", "rejoue des parties gardées", "replays plays that were kept")
    one.add_argument("files", metavar=file, nargs="+", type=str)
    again = say("redemande aussi les tirages et les esprits", "asks draws and minds again")
    one.add_argument("--verify", action="store_true", help=again)
    _json(one)
    _scenarios(one)

    one = command(
        "export",
        "écrit dans un fichier une partie gardée sur cette machine",
        "writes a play kept on this machine to a file",
    )
    named = say("son identifiant, ou son début ; sans lui : la liste", "its id, or how it begins; without it: the list")
    one.add_argument("play", metavar=say("PARTIE", "PLAY"), nargs="?", type=str, help=named)
    one.add_argument("--out", type=FileOut, metavar=say("FICHIER.json", "FILE.json"))
    one.add_argument("--data", type=kept_plays, metavar=where, help=say("où elles sont gardées", "where they are kept"))
    _json(one)

    one = command("debrief", "le débrief d’une partie gardée", "the debrief of a play that was kept")
    one.add_argument("file", metavar=file, type=str)
    one.add_argument("--html", type=FileOut, metavar=file, help=say("en un fichier à imprimer", "as one file to print"))
    one.add_argument(
        "--page",
        type=one_of(("ours", "mine", "all")),
        metavar="ours|mine|all",
        help=say("une page : à tous, à soi ; ou toutes", "one page: everybody’s, one’s own; or all"),
    )
    one.add_argument(
        "--quick", action="store_true", help=say("sans les moments décisifs", "without the decisive moments")
    )
    _lang(one, language())
    _json(one)
    _scenarios(one)

    one = command("shot", "dessine une page de la fenêtre", "draws a page of the window")
    one.add_argument(
        "page", metavar="PAGE", nargs="?", type=str, help=say("sans elle : la liste", "without it: the list")
    )
    one.add_argument("--scenario", type=str, metavar=name, help=say("sans lui : le premier", "without it: the first"))
    one.add_argument("--at", type=whole(0, 100_000), metavar="N", help=say("à ce coup", "at this move"))
    one.add_argument("--size", type=size, default=(1280, 720), metavar="1280x720")
    one.add_argument("--scale", type=whole(*SCALES), default=100, metavar="100")
    _lang(one, language())
    one.add_argument("--theme", type=one_of(THEMES), default="paper", metavar=name, help=", ".join(THEMES))
    one.add_argument("--out", type=FileOut, metavar=say("FICHIER.png", "FILE.png"))
    _scenarios(one)

    one = command("bench", "mesure ce qui doit rester rapide", "measures what must stay quick")
    _json(one)
    other = say("à côté d’un autre dossier du jeu, prêt à jouer", "beside another checkout, set up")
    beside = one.add_mutually_exclusive_group()
    beside.add_argument("--against", type=str, metavar=where, help=other)
    million = say("avec --against : un million de parties aussi", "with --against: a million plays too")
    one.add_argument("--million", action="store_true", help=million)
    beside.add_argument(
        "--peers",
        action="store_true",
        help=say("à côté d’OpenSpiel et de NegMAS, s’ils sont là", "beside OpenSpiel and NegMAS, where installed"),
    )

    command("schema", "le JSON Schema de scenario.yaml", "the JSON Schema of scenario.yaml")

    one = command("translate", "met à jour un en.po", "brings an en.po up to date")
    one.add_argument("path", metavar=say("CHEMIN", "PATH"), type=str)
    _scenarios(one)
    for one in commands.values():
        _bounds(one)
    return top, commands


def _bounds(one: _Parser) -> None:
    """Each number that is asked says from what to what it goes, and which it is where none is given."""
    for action in one._actions:
        if isinstance(action.type, whole) and action.type.most < SEEDS - 1:
            told = say("de {} à {}", "from {} to {}").format(action.type.least, action.type.most)
            if action.default is not None:
                told += say("\u202f; d’office\u202f: {}", "; by default: {}").format(action.default)
            action.help = f"{action.help} ({told})" if action.help else told


def _scenarios(one: _Parser) -> None:
    told = say("un autre dossier de scénarios que celui du jeu", "another folder of scenarios than the game’s")
    one.add_argument("--scenarios", type=scenarios_folder, metavar=say("DOSSIER", "DIR"), help=told)


def _json(one: _Parser) -> None:
    one.add_argument("--json", action="store_true", help=say("pour une machine", "for a machine"))


def _lang(one: _Parser, default: str | None) -> None:
    one.add_argument("--lang", type=one_of(LANGS), default=default, metavar="fr|en")


def understood(arguments: list[str]) -> argparse.Namespace:
    """What is asked: the options of the command, and `run`, its name. Raises Wrong."""
    with parser_words():
        top, commands = parser()
        given = in_order(arguments, commands)
        asked, left = top.parse_known_args(given)
        one = commands.get(given[0], top)
    if left and (not left[0].startswith("-") or "--" in given):
        raise refusal("C120", found=left[0])
    if left:
        raise unknown("C102", left[0], _options(one))
    for option, other in NEEDS.get(asked.run, ()):
        if getattr(asked, option) and not getattr(asked, other):
            raise refusal("C112", option=_named(one, option), other=_named(one, other))
    return asked


def _named(one: argparse.ArgumentParser, name: str) -> str:
    """An option, or what is given without one, as the help of its command names it."""
    action = next(action for action in one._actions if action.dest == name)
    return " ".join([*action.option_strings[:1], *([str(action.metavar)] if action.metavar is not None else [])])


def in_order(arguments: list[str], commands: Mapping[str, argparse.ArgumentParser]) -> list[str]:
    """The command first: `play` where none is named, and options given before its name after it."""
    first = arguments[0] if arguments else ""
    if first in commands or first in ("-h", "--help"):
        return arguments
    if first and not first.startswith("-"):
        raise unknown("C101", first, [*commands, "test"])
    valued = {option for one in commands.values() for option, takes in _options(one).items() if takes}
    for at, word in enumerate(arguments):
        if word in commands and arguments[at - 1] not in valued:
            return [word, *arguments[:at], *arguments[at + 1 :]]
    return ["play", *arguments]


def _options(one: argparse.ArgumentParser) -> dict[str, bool]:
    """The options of a command, and whether each takes a value."""
    return {option: action.nargs != 0 for action in one._actions for option in action.option_strings}
