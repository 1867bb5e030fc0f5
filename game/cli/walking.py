"""`walk`: every page of a few plays that show all of a scenario, looked at for what may not be there."""

from argparse import Namespace
from importlib.util import find_spec
from typing import Any

from game.cli.finding import folder_of, loaded
from game.cli.progress import progress
from game.cli.speaking import out, out_json, say

Json = dict[str, Any]


def walk(asked: Namespace) -> int:
    """Exit code 1 where something was found."""
    folder_of(asked.scenario, asked.scenarios)
    compiled = find_spec("numba") is not None
    if compiled:
        from game.rules.compile import mode

        mode.compiled(mode.cache_folder())
    scenario = loaded(asked.scenario, asked.scenarios)
    from game.walk.walker import FEW, MANY, few
    from game.walk.walker import walk as walked

    kept = few(scenario, asked.plays, MANY if compiled else FEW, asked.seed)
    with progress(len(kept)) as told:
        found = walked(scenario, kept, told)
    if asked.json:
        out_json(found)
    else:
        out("\n".join(lines(found)))
    return 1 if found["faults"] else 0


def lines(found: Json) -> list[str]:
    """The whole answer for people."""
    read = say("{plays} parties, {pages} pages lues", "{plays} plays, {pages} pages read").format(**found)
    if not found["faults"]:
        return [read, say("Rien à reprendre.", "Nothing to mend.")]
    told = [read]
    for kind, count in sorted(found["faults"].items(), key=lambda one: -one[1]):
        told.append(f"\n{title(kind)} : {count}" if say("fr", "en") == "fr" else f"\n{title(kind)}: {count}")
        told += [f"  {one['seat']}, {one['page']} ({one['lang']}) — {one['what']}" for one in found["examples"][kind]]
    return told


def title(kind: str) -> str:
    """A kind of fault, in plain words."""
    return say(*TITLES[kind])


TITLES = {
    "unanswered": ("un acte sans ce qu’il a donné, en tête de page", "an act without what came of it, at the top"),
    "cut": ("ce qui doit toujours être dit, et ne l’est pas", "what must always be told, and is not"),
    "empty": ("une ligne vide", "an empty line"),
    "unopened": ("une proposition annoncée qui ne s’ouvre pas", "a package announced that cannot be opened"),
    "recorded": ("des mots notés autres que ceux qui furent dits", "words noted other than those said"),
    "contradicted": ("ce que l’état de la partie contredit", "what the state of the play contradicts"),
    "asked_known": ("une question dont on a toute la réponse", "a question whose whole answer is known"),
    "unintroduced": ("une personne ou un mot du jeu avant qu’on sache", "a person or a term before one can know it"),
    "absent": ("une personne dont la structure est partie", "a person whose structure has left"),
    "repeated": (
        "une phrase deux fois dans la page, ou trois dans la partie",
        "a sentence twice on a page, or three times",
    ),
    "agreement": ("un accord de genre ou de nombre", "agreement of gender and number"),
}
