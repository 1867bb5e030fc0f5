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
    "agree": ("Des biens à partager, s’étant parlé : accords", "Goods to share, after talk: agreements"),
    "efficient": ("Accords que rien n’améliore pour tous deux", "Agreements that nothing improves for both"),
    "joint": ("Résultat à deux, du meilleur possible", "Joint result, of the best possible"),
    "nash": ("Part du plus grand produit de Nash", "Share of the largest Nash product"),
    "equal": ("Accords à points égaux", "Agreements with equal points"),
    "asking": ("Demander ce que l’autre cherche", "Asking what the other seeks"),
    "content": ("Content de ce qu’on a signé", "Content with what one signed"),
    "liking": ("Apprécier l’autre, selon les points", "Liking the other, by points"),
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
    "casino": ("CaSiNo", "CaSiNo"),
    "deal": ("Deal or No Deal", "Deal or No Deal"),
    "gained": ("part du meilleur résultat, gagnée", "share of the best result, gained"),
    "gap": ("de plus, chez qui a le plus de points", "more, among those with more points"),
    "own": ("corrélation avec ses points", "correlation with one’s own points"),
    "others": ("corrélation avec ceux de l’autre", "correlation with the other’s"),
    "own_ahead": ("la première, au-delà de 1,5 fois l’autre", "the first, beyond 1.5 times the other"),
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
    (
        "Lignes 18 et 16 : les mêmes esprits échouent une fois sur quatre en deux tours et presque jamais en cinq ; "
        "sa propre offre paraît d’abord bien meilleure qu’elle n’est, et de moins en moins de tour en tour.",
        "Rows 18 and 16: the same minds fail one time in four in two rounds and hardly ever in five; one’s own offer "
        "seems at first much better than it is, and less so round after round.",
    ),
    (
        "Lignes 19 et 23 : des gens qui se parlent laissent des points sur la table, et demander en fait gagner ; on "
        "perd donc surtout dans le noir : tant que l’autre n’a rien dit, on donne un peu de chaque et l’on "
        "n’échange que ce qui vaut visiblement la peine.",
        "Rows 19 and 23: people who talk leave points on the table, and asking gains some; so what is lost is lost "
        "mostly in the dark: as long as the other has said nothing, one gives some of each and exchanges only what is "
        "plainly worth it.",
    ),
    (
        "Ligne 23 et la force : pour que demander rapporte à deux, celui qui se tait est supposé vouloir ce qui "
        "nous coûte ; à plusieurs cela coûterait trop d’accords : on le suppose d’autant moins qu’ils sont nombreux.",
        "Row 23 and strength: for asking to pay between two, one who says nothing is supposed to want what costs "
        "oneself; with several that would cost too many agreements: it is supposed the less, the more they are.",
    ),
    (
        "Lignes 10 et 22 : une offre faite sans un mot reste loin de l’égalité, or un partage sur six est égal quand "
        "on s’est parlé ; on doit donc davantage à qui l’on a parlé.",
        "Rows 10 and 22: an offer made without a word stays far from equal, yet one sharing in six is equal after "
        "talk; so more is due to those one has talked with.",
    ),
    (
        "Ligne 25 : entre deux qui signent, ce que l’un gagne l’autre le perd ; on apprécie donc l’autre surtout "
        "d’avoir signé, et un peu selon ce qu’on en a.",
        "Row 25: between two who sign, what one gains the other loses; so one likes the other above all for having "
        "signed, and a little for what one has of it.",
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
    """The rows for people: what was measured with each seed, its standard error, its range, whether it is held."""
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
        measured = "  ".join(
            f"{one:.3f} ± {error:.3f}" for one, error in zip(figure["measured"], figure["error"], strict=True)
        )
        yield f"      {say(*FIGURES[name]):<52} {measured}   [{limits(figure)}]{'' if figure['held'] else ' !'}"


def limits(figure: Json) -> str:
    """The range of a figure."""
    if figure["most"] is None:
        return f"≥ {figure['least']:g}"
    return f"{figure['least']:g} – {figure['most']:g}"
