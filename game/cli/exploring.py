"""`lab`: what many plays say of a scenario, for those who write it: first what must be mended, then the figures."""

from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from game.cli.compiling import tell_if_slow
from game.cli.finding import loaded
from game.cli.progress import progress
from game.cli.refusals import refusal
from game.cli.speaking import complain, language, out, out_json, say
from game.story.places import own_folder

if TYPE_CHECKING:
    from game.story.library import Loaded

ASKED_OF, LEAST_ASKED = 20, 60  # one play in so many, or this many, is also asked all conditions, by plain Python
LOOKED, WALKED = 180, 20  # plays among which those walked are chosen, by plain Python; how many of these at most
MOST = 12  # lines of a list told to people; --json and --html have all
RAREST = 4  # of each kind of thing
BAR = 24  # signs of a full bar
ALONE = (
    "(interrogez une fois un autre scénario, `lab condition` : ses chiffres viendront à côté)",
    "(put the questions once to another scenario, `lab condition`: its figures will stand beside)",
)
Json = dict[str, Any]


def lab(asked: Namespace) -> int:
    """Exit code 1 when there is something to mend."""
    from game.lab.figures import figures, keep
    from game.lab.survey import survey
    from game.rules.compile.mode import takes

    scenario = loaded(asked.scenario, asked.scenarios)
    folder = own_folder("cache") / "lab" / scenario.scenario.id
    other = others(folder, asked.beside)
    if find_spec("numba") is None:
        slow = "numba manque : rien ne se compile ici, ce sera très long"
        complain(say(slow, "numba is missing: nothing compiles here, this will take very long"))
    else:
        tell_if_slow(folder)
    with progress(1000) as told, TemporaryDirectory(prefix="denouer-", ignore_cleanup_errors=True) as moment:
        folder = folder if takes(folder) else Path(moment)
        try:
            found = survey(
                scenario, folder, asked.seed, asked.plays, lambda done, of: told(round(1000 * done / of)), asked.workers
            )
        except RuntimeError:
            raise refusal("C303", why=say("un des calculs a échoué", "a worker failed")) from None
        except KeyboardInterrupt:
            raise refusal("C304") from None
    plays = max(LEAST_ASKED, asked.plays // ASKED_OF)
    found["conditions"] = conditions(scenario, plays, asked.seed, found["coverage"])
    found["complaints"] += [
        {"what": "NEVER", "id": one["path"], "if": one["if"], "plays": found["conditions"]["plays"]}
        for one in found["conditions"]["never"]
    ]
    found["walk"], found["reading"] = walked(scenario, min(asked.plays, LOOKED), asked.seed)
    found["complaints"] += [
        {"what": "PAGES", "id": kind, "times": times, "example": found["walk"]["examples"][kind][0]["what"]}
        for kind, times in found["walk"]["faults"].items()
    ]
    found["figures"], found["beside"] = figures(found), other
    keep(folder, found["figures"])
    if asked.html:
        from game.pages.lab import lab_html

        asked.html.write(lab_html(scenario, found, asked.lang))
    if asked.json:
        out_json(found)
    elif not asked.html:
        out("\n".join(lines(scenario, found)))
    return 1 if found["complaints"] else 0


def others(folder: Path, wanted: str | None) -> Json | None:
    """Figures of the scenario wanted, or of any other, where some are kept. Raises a refusal without those wanted."""
    from game.lab.figures import beside

    found = beside(folder.parent, folder.name, wanted)
    if wanted is not None and found is None:
        raise refusal("C321", scenario=wanted)
    return found


def conditions(scenario: "Loaded", plays: int, seed: int, coverage: Json) -> Json:
    """Those that no play met, neither the survey's nor these."""
    from game.lab.conditions import held, never_true

    with progress(plays) as told:
        return never_true(scenario, plays, seed, told, held(scenario, coverage))


def walked(scenario: "Loaded", among: int, seed: int) -> tuple[Json, Json]:
    """What the walker finds in the pages of a few plays: what no author may leave in them; and how long they are."""
    from game.walk.reading import Reading
    from game.walk.walker import few, walk

    reading = Reading()
    with progress(WALKED) as told:
        return walk(scenario, few(scenario, WALKED, among, seed), told, reading.add), reading.told()


def lines(scenario: "Loaded", found: Json) -> list[str]:
    """The whole answer for people."""
    from game.pages.lab_tables import text_of
    from game.pages.lab_words import told as plain

    told = [f"{found['scenario']} · {found['plays']} " + say("parties de chaque sorte", "plays of each kind"), ""]
    told += complaints(found)
    told += ["", say("EN CLAIR", "IN PLAIN WORDS")]
    told += [f"  {line}" for line in plain(found["figures"], found["beside"], language())]
    if found["beside"] is None:
        told.append("  " + say(*ALONE))
    told += ["", say("FINS (hasard / esprits)", "ENDINGS (random / minds)")]
    by = found["coverage"]["endings"]
    told += [
        f"  {name:<18} {share(by['random'][name])}  {share(by['game'][name])} {bar(by['game'][name])}"
        for name in by["game"]
    ]
    told += ["", say("RENCONTRÉ (hasard / esprits), le plus rare", "MET (random / minds), the rarest")]
    told += coverage(found)
    told += ["", say("SIÈGES, tenus par les esprits du jeu", "SEATS, held by the game's minds")]
    told += [f"  {seat:<14} {dials(means)}" for seat, means in found["seats"].items()]
    told += ["", say("À L'AVEUGLE, moyenne des quatre cadrans", "BLIND, mean of the four dials")]
    for seat, ways in found["blind"].items():  # the best blind ways, beside the game's minds
        ranked = sorted(ways.items(), key=lambda one: -one[1][0])
        told.append(f"  {seat:<14} " + " · ".join(f"{mind} {mean:.1f}" for mind, (mean, _) in ranked[:5]))
    told += [
        "",
        say("OÙ VA L’ATTENTION : deviné juste, cadrans", "WHERE ATTENTION GOES: guesses right, dials"),
    ]
    told += attention(found["attention"])
    told += ["", say("À LIRE, pour un siège, sans le débrief", "TO READ, for one seat, the debrief apart")]
    told += reading(found["reading"])
    told += ["", say("PARTS D'AGENDA : meilleur de dix, fins", "PARTS OF AGENDAS: best of ten, endings")]
    told += agendas(found["agendas"])
    told += ["", say("AGENDAS TIRÉS : cadrans de leur siège", "AGENDAS DRAWN: dials of their seat")]
    told += mixes(found["mixes"])
    told += ["", say("TABLE, parties où un accord était possible", "TABLE, plays where an agreement was possible")]
    told += [f"  {minds:<14} {table(one)}" for minds, one in found["tables"].items()]
    told += ["", say("TABLES TYPIQUES, de la plus serrée à la plus ouverte", "TYPICAL TABLES, tightest to most open")]
    for at, one in enumerate(found["bargains"]):
        told += text_of(scenario, one, at, language())
    told += ["", say("OPTIONS qui changent le plus, pour leur siège", "OPTIONS that change most, for their seat")]
    told += options(found)
    for key, title in (("approaches", say("DÉMARCHES", "APPROACHES")), ("pitfalls", say("FREINS", "PITFALLS"))):
        told += ["", title + say(" (association)", " (association)")]
        told += [
            f"  {name:<26} "
            + " ".join(f"{dial} {change:+.1f} ±{half:.1f}" for dial, (change, half) in moved(one).items())
            for name, one in found[key].items()
            if one is not None
        ]
    return told


def complaints(found: Json) -> list[str]:
    """What must be mended."""
    if not found["complaints"]:
        return [say("RIEN À REPRENDRE", "NOTHING TO MEND")]
    from game.pages.lab_words import complaint

    return [say("À REPRENDRE", "TO MEND"), *(f"  {complaint(one, language())}" for one in found["complaints"])]


def attention(found: Json) -> list[str]:
    """By seat, each way of spending one's attention."""
    titles = {
        "aimed": say("sur qui décide", "on who decides"),
        "none": say("nulle part", "nowhere"),
        "everyone": say("sur tout le monde", "on everyone"),
    }
    return [
        f"  {seat:<14} {titles[way]:<18} {share(one['guesses'] or 0.0)}  {dials(one['dials'])}"
        for seat, ways in found.items()
        for way, one in ways.items()
    ]


def reading(found: Json) -> list[str]:
    """By seat: words shown, those of scenes, what is typed, minutes."""
    shown = say(
        "{words} mots, dont {scene_words} de scènes · {entries} saisies · {minutes:.0f} minutes",
        "{words} words, {scene_words} of them in scenes · {entries} entries · {minutes:.0f} minutes",
    )
    return [f"  {seat:<14} " + shown.format(**one) for seat, one in found.items()]


def coverage(found: Json) -> list[str]:
    """Of each kind of thing, how many were met, and the rarest."""
    titles = {
        "scenes": say("scènes", "scenes"),
        "options": say("options", "options"),
        "parts": say("parts d'agenda", "parts of agendas"),
        "mixes": say("agendas", "agendas"),
    }
    told = []
    for kind, title in titles.items():
        by, never = found["coverage"][kind], len(found["coverage"]["never"][kind])
        rare = sorted(by["game"], key=lambda one: by["random"][one] + by["game"][one])[:RAREST]
        shown = ", ".join(f"{one} ({share(by['random'][one])} /{share(by['game'][one])})" for one in rare)
        told.append(f"  {title:<18} {len(by['game']) - never}/{len(by['game'])}  {shown}")
    return told


def agendas(parts: Json) -> list[str]:
    """By part of an agenda: the best of ten plays for its seat's own game, and the endings."""
    return [
        f"  {name:<30} {one['own_game_p90']:5.0f}   "
        + " · ".join(f"{ending} {share(value).strip()}" for ending, value in one["endings"].items())
        for name, one in parts.items()
    ]


def mixes(whole: Json) -> list[str]:
    """By whole agenda: how often drawn, the mean dials of its seat, and its own game in eight plays of ten."""
    return [
        f"  {name}\n      {one['plays']} × {dials(one['own'])} ({one['own_game_p10']:.0f}–{one['own_game_p90']:.0f})"
        for name, one in whole.items()
    ]


def options(found: Json) -> list[str]:
    """The options whose seat's dials move most."""
    told = [(name, one) for name, one in found["options"].items() if one["own"]]
    told.sort(key=lambda one: -max(abs(change) for change, _ in one[1]["own"].values()))
    return [
        f"  {name:<24} {one['seat']:<12} "
        + " ".join(f"{dial} {change:+.1f} ±{half:.1f}" for dial, (change, half) in one["own"].items())
        for name, one in told[:MOST]
    ]


def table(one: Json) -> str:
    """How often it agreed, and what share of the best that was."""
    if one["room"] is None or not one["room"]:
        return say("aucune", "none")
    agreed = say(
        "possible {room}, conclu {agreed}, produit de Nash {nash}, somme {sum}",
        "possible {room}, agreed {agreed}, Nash product {nash}, sum {sum}",
    )
    return agreed.format(**{name: share(value or 0.0).strip() for name, value in one.items() if name != "plays"})


def moved(one: Json) -> Json:
    return {dial: value for dial, value in one.items() if dial != "plays"}


def dials(means: Json) -> str:
    return " ".join(f"{name} {value:.0f}" for name, value in means.items())


def share(value: float) -> str:
    return f"{100 * value:5.1f} %"


def bar(value: float) -> str:
    return "█" * round(BAR * value)
