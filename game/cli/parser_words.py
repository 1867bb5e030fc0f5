"""What Python's own parser of commands says, in the person's language: it asks `gettext`, and here is who answers."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from game.cli.speaking import language

FRENCH = {
    "usage: ": "usage : ",
    "positional arguments": "à donner ",
    "options": "options ",
    "subcommands": "commandes ",
    "show this help message and exit": "montre cette aide",
    "default: %(default)s": "sinon : %(default)s",
    " (default: %(default)s)": " (sinon : %(default)s)",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut l’une de ces options : %s",
    "unrecognized arguments: %s": "de trop : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "ignored explicit argument %r": "ne prend pas de valeur : %r",
    "expected one argument": "une valeur est attendue",
    "expected at most one argument": "une valeur au plus est attendue",
    "expected at least one argument": "une valeur au moins est attendue",
    "expected %s argument": "%s valeur est attendue",
    "expected %s arguments": "%s valeurs sont attendues",
    "invalid %(type)s value: %(value)r": "valeur inattendue : %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "valeur inconnue : %(value)r ; il y a : %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "valeur inconnue : %(value)r ; peut-être : %(closest)r ; il y a : %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "commande inconnue : %(parser_name)r ; il y a : %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s peut être l’une de ces options : %(matches)s",
    "unexpected option string: %s": "option inattendue : %s",
    "can't open '%(filename)s': %(error)s": "« %(filename)s » ne s’ouvre pas : %(error)s",
    "option '%(option)s' is deprecated": "l’option %(option)s n’est plus en usage",
    "argument '%(argument_name)s' is deprecated": "%(argument_name)s n’est plus en usage",
    "command '%(parser_name)s' is deprecated": "la commande %(parser_name)s n’est plus en usage",
}


def _one(message: str) -> str:
    return FRENCH.get(message, message) if language() == "fr" else message


def _several(one: str, several: str, n: int) -> str:
    return _one(one if n == 1 else several)


@contextmanager
def parser_words() -> Iterator[None]:
    """Inside, `argparse` speaks the person's language."""
    asked = {"_": _one, "ngettext": _several}
    before = {name: getattr(argparse, name) for name in asked}
    try:
        for name, answer in asked.items():
            setattr(argparse, name, answer)
        yield
    finally:
        for name, answer in before.items():
            setattr(argparse, name, answer)
