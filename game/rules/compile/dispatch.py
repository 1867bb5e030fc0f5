"""One rule made of several: the one to call is told by a code.

numba holds no list of functions, and cannot call what it does not know when it compiles. So a rule is written, here,
that compares the code with each of those it was given: what a list of stages or of acts becomes, interpreted as
compiled.
"""

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from game.rules.compile.mode import rule

Rule = Callable[..., Any]


def by_code(name: str, rules: Mapping[int, Rule], otherwise: Rule | int | None = None) -> Any:
    """The rule `name(code, …)`, which calls the one that stands at this code with all that follows it; where none does,
    `otherwise`: a rule that takes the same, or what to give back.

    All take the same, by the same names: ValueError where they do not.
    """
    whole = list(rules.values()) + ([otherwise] if callable(otherwise) else [])
    given = [list(inspect.signature(plain(one)).parameters) for one in whole]
    if any(names != given[0] for names in given):
        raise ValueError(f"{name}: {[names for names in given if names != given[0]]} beside {given[0]}")
    arguments = ", ".join(given[0])
    known: dict[str, Any] = {f"rule_{place}": one for place, one in enumerate(dict.fromkeys(whole))}
    called = {one: f"{word}({arguments})" for word, one in known.items()}
    lines = [f"def {name}(code, {arguments}):"]
    for one in dict.fromkeys(rules.values()):
        codes = " or ".join(f"code == {code}" for code, same in rules.items() if same is one)
        lines += [f"    if {codes}:", f"        return {called[one]}"]
    if otherwise is not None:
        lines.append(f"    return {called[otherwise] if callable(otherwise) else int(otherwise)}")
    known["__name__"] = __name__
    exec("\n".join(lines), known)  # the names above, and numbers
    return rule(known[name])


def in_turn(name: str, rules: Mapping[int, Rule], allowed: Rule) -> Any:
    """The rule `name(…, …)`, of what `allowed` takes but for a code and of what these rules take, which calls each of
    them, in order, where `allowed` says so of its code, and gives back the last of what they take, `n`, as each of them
    made it. Written one after another: a code that is known when it compiles costs less than one looked up in a loop.
    """
    given = [list(inspect.signature(plain(one)).parameters) for one in rules.values()]
    if any(names != given[0] for names in given) or given[0][-1] != "n":
        raise ValueError(f"{name}: {given}")
    arguments, asked = ", ".join(given[0]), ", ".join(list(inspect.signature(plain(allowed)).parameters)[:-1])
    known: dict[str, Any] = {f"rule_{code}": one for code, one in rules.items()}
    lines = [f"def {name}({asked}, {arguments}):"]
    for code in rules:
        lines += [f"    if allowed({asked}, {int(code)}):", f"        n = rule_{code}({arguments})"]
    known |= {"allowed": allowed, "__name__": __name__}
    exec("\n".join([*lines, "    return n"]), known)
    return rule(known[name])


def plain(one: Rule) -> Rule:
    """The function that was marked as a rule."""
    return getattr(one, "function", one)


def modules(package: str, words: Mapping[int, str]) -> dict[int, ModuleType]:
    """The module of a package that bears the word of each code."""
    return {code: import_module(f"{package}.{word}") for code, word in words.items()}


def each(found: Mapping[int, ModuleType], name: str) -> dict[int, Rule]:
    """The rule called `name` of each of these modules that has one."""
    return {code: getattr(module, name) for code, module in found.items() if hasattr(module, name)}
