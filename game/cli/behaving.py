"""`behaviour`: the figures published of people beside those of the game's minds, for people or as JSON."""

from argparse import Namespace
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from game.cli.compiling import compile_rules
from game.cli.progress import progress
from game.cli.refusals import refusal
from game.cli.speaking import out, out_json, say

Json = dict[str, Any]
# What each row is about, and each of its figures, in the order of `game.lab.behaviour`.
SITUATIONS = {
    "pot_first": ("Pot commun, premier tour, sans s’être parlé", "Common pot, first round, no talk"),
    "pot_tenth": ("Le même, au dixième tour", "The same, tenth round"),
    "pot_afresh": ("Le même, repris avec d’autres", "The same, begun again with others"),
    "types": ("Sortes de gens", "Kinds of people"),
    "slope": ("Ce qu’on donne selon ce que les autres ont donné", "What one gives against what the others gave"),
    "talk": ("Se parler avant de donner (d de Cohen)", "Talk before giving (Cohen’s d)"),
    "observed": ("Donner sous le regard, là où rien ne revient", "Giving when seen, where nothing comes back"),
    "signs": ("Ce qui fait donner plus, ou moins", "What makes people give more, or less"),
    "trust_game": ("Somme confiée, triplée", "Entrusted sum, tripled"),
    "ultimatum": ("Offre à prendre ou à laisser", "Take-it-or-leave-it offer"),
    "low_offers": ("La même, offres sous 30 %", "The same, offers under 30 %"),
    "repair": ("Dix gestes tenus après un manquement", "Ten good acts after a breach"),
    "promises": ("Promesses rompues", "Promises broken"),
    "learning": ("Qui apprend à faire confiance, et de quoi", "Who learns to trust, from what"),
    "structures": ("Des structures, plutôt que des personnes", "Structures rather than persons"),
    "deadline": ("Les accords et le temps qui reste", "Agreements over the time left"),
    "no_room": ("Aucun accord au-dessus de toutes les réserves", "No package above every reserve"),
    "strength": ("Ce que les esprits tirent d’une table où il y a de la place", "What minds make of a table with room"),
}
FIGURES = {
    "first": ("part donnée", "share given"),
    "tenth_of_first": ("part du premier tour", "share of the first round"),
    "falls": ("plus petite baisse d’un tour à l’autre", "least fall from a round to the next"),
    "rises": ("hausse", "rise"),
    "conditional": ("donnent comme les autres", "conditional co-operators"),
    "free_riders": ("ne donnent rien", "free riders"),
    "hump": ("montent puis descendent", "hump-shaped"),
    "slope": ("pente", "slope"),
    "in_person": ("de vive voix", "face to face"),
    "in_writing": ("par écrit", "in writing"),
    "times": ("multiplié par", "multiplied by"),
    "unseen": ("part donnée sans être vu", "share given unseen"),
    "return": ("+ si cela revient", "+ where it returns"),
    "talk": ("+ si l’on s’est parlé", "+ after talk"),
    "stable_group": ("+ dans un groupe stable", "+ in a stable group"),
    "unequal_endowments": ("− si les moyens sont inégaux", "− where endowments are unequal"),
    "experience": ("− avec l’expérience", "− with experience"),
    "sent": ("part confiée", "share sent"),
    "returned": ("part rendue", "share returned"),
    "offered": ("part offerte", "share offered"),
    "refused": ("refusées", "refused"),
    "less_at_high_stakes": ("de moins quand l’enjeu est fort", "less at high stakes"),
    "owned": ("confiance retrouvée, manquement reconnu", "trust found again, breach owned"),
    "deceit": ("confiance retrouvée, après un mensonge", "trust found again, after deceit"),
    "broken": ("part des promesses", "share of promises"),
    "reciprocation_ahead": ("avance de la réciprocité", "lead of reciprocation"),
    "compete_more": ("donnent de moins", "give less by"),
    "most_under_conflict": ("et moins encore si rien ne revient", "and less again where nothing returns"),
    "in_last_two_rounds": ("dans les deux derniers tours", "in the last two rounds"),
    "shorter_fails_more": ("échecs de plus si l’échéance est courte", "more failures with a short deadline"),
    "stopped": ("arrêts", "stops"),
    "scored_as_right": ("dont le score dit qu’on a bien fait", "of them scored as right"),
    "after_talk": (
        "part du plus grand produit de Nash, s’étant parlé",
        "share of the largest Nash product, after talk",
    ),
    "unspoken_fails_more": ("accords de moins quand rien n’est dit", "fewer agreements when nothing is said"),
}
TENSIONS = (
    (
        "Lignes 1 et 13 : le même penchant donne la moitié de ce qu’il pourrait et tient quatre promesses sur cinq ; "
        "promettre ajoute donc quelque chose, plus pour qui tient à sa parole.",
        "Rows 1 and 13: the same readiness gives half of what it could and keeps four promises in five; so a promise "
        "adds something, more for those who mind their word.",
    ),
    (
        "Lignes 2 et 8 : donner décline avec l’habitude, or un groupe stable donne plus qu’un groupe de passage ; on a "
        "choisi une confiance qui croît entre les mêmes, juste assez pour compenser.",
        "Rows 2 and 8: giving wears off with habit, yet a stable group gives more than a passing one; trust was chosen "
        "to grow among the same people, just enough to outweigh it.",
    ),
    (
        "Lignes 3 et 8 : recommencer fait remonter, l’expérience fait descendre ; l’élan revient avec un nouvel acte, "
        "mais non ce que l’on attendait des gens.",
        "Rows 3 and 8: starting afresh raises giving, experience lowers it; the élan comes back with a new act, what "
        "one expected of people does not.",
    ),
    (
        "Ligne 11 et la force : refuser une part injuste coûte des accords ; on a gardé le refus, moindre quand "
        "l’enjeu est fort.",
        "Row 11 and strength: refusing an unfair share costs agreements; the refusal was kept, weaker at high stakes.",
    ),
)


def behaviour(asked: Namespace) -> int:
    """Exit code 1 when some row is not held."""
    if find_spec("numba") is None:
        raise refusal("C302")
    compile_rules(needed=True)
    from game.lab.behaviour import SEEDS, measure

    seeds = SEEDS if asked.seed is None else (asked.seed,)
    with progress(1000) as told:
        found = measure(seeds, asked.plays, lambda done, of: told(round(1000 * done / of)))
    if asked.json:
        out_json(found | {"tensions": [say(*both) for both in TENSIONS]})
    else:
        out("\n".join(lines(found)))
    return 0 if found["held"] else 1


def lines(found: Json) -> Iterator[str]:
    """The rows for people: what was measured with each seed, its range, whether it is held."""
    seeds = ", ".join(str(seed) for seed in found["seeds"])
    yield say(f"Graines : {seeds} · paramètres : {found['digest']}", f"Seeds: {seeds} · parameters: {found['digest']}")
    for row in found["rows"]:
        yield from told(row, f"{row['row']:>2}")
    yield from told(found["strength"], " +")
    yield ""
    yield say("Là où deux lignes tirent en sens contraires :", "Where two rows pull against each other:")
    for both in TENSIONS:
        yield "  " + say(*both)


def told(row: Json, number: str) -> Iterator[str]:
    """A row: its situation, then a line for each figure."""
    verdict = say("tenu", "held") if row["held"] else say("PAS TENU", "NOT HELD")
    plays = say(f"{row['plays']} parties par graine", f"{row['plays']} plays a seed")
    yield ""
    yield f"{number}  {say(*SITUATIONS[row['name']])} — {verdict} ({plays} ; {row['source']})"
    for name, figure in row["figures"].items():
        measured = "  ".join(f"{one:.3f}" for one in figure["measured"])
        yield f"      {say(*FIGURES[name]):<52} {measured}   [{limits(figure)}]{'' if figure['held'] else ' !'}"


def limits(figure: Json) -> str:
    """The range of a figure."""
    if figure["most"] is None:
        return f"≥ {figure['least']:g}"
    return f"{figure['least']:g} – {figure['most']:g}"
