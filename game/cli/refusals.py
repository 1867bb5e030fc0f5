"""What a command can be refused for: one table of codes, each with its sentence in both languages and its exit code.

A sentence says what is wrong and what to do. What the game refuses elsewhere (a scenario, a play, a save) has its own
codes: `Wrong` then carries that sentence as it is.
"""

from collections.abc import Iterable
from typing import NamedTuple

from game.cli.speaking import language, say
from game.story.signs import printable
from game.story.system import system_words

LONGEST = 160  # letters shown of what was given


class Code(NamedTuple):
    """A sentence in French and in English; the exit code: 2, not understood; 1, the answer is no."""

    fr: str
    en: str
    exit: int = 2


CODES: dict[str, Code] = {
    # what is asked
    "C101": Code("commande inconnue : {found}", "unknown command: {found}"),
    "C102": Code("option inconnue : {found}", "unknown option: {found}"),
    "C103": Code("scénario inconnu : {found}", "unknown scenario: {found}"),
    "C104": Code("structure inconnue : {found}", "unknown structure: {found}"),
    "C105": Code("structure inconnue ou non jouable : {found}", "unknown or not playable structure: {found}"),
    "C106": Code("esprit inconnu : {found}", "unknown mind: {found}"),
    "C107": Code("page inconnue : {found}", "unknown page: {found}"),
    "C108": Code("mot inconnu : {found}", "unknown word: {found}"),
    "C109": Code("{prog} : {message}\n{usage}", "{prog}: {message}\n{usage}"),
    "C110": Code(
        "un nombre entier de {least} à {most} est attendu : {found}",
        "a whole number from {least} to {most} is expected: {found}",
    ),
    "C111": Code("une taille est attendue, comme 1280x720 : {found}", "a size is expected, such as 1280x720: {found}"),
    "C112": Code("{option} demande aussi {other}", "{option} also needs {other}"),
    "C113": Code(
        "{option} demande un scénario : python3 main.py play condition {option} …",
        "{option} needs a scenario: python3 main.py play condition {option} …",
    ),
    "C114": Code(
        "il manque où dessiner la page : --out FICHIER.png", "where to draw the page is missing: --out FILE.png"
    ),
    "C115": Code("--against : pas un dossier de Dénouer : {found}", "--against: not a checkout of Dénouer: {found}"),
    "C116": Code(
        "--against : {folder} n’est pas encore prêt ; d’abord : python3 main.py --help, dans ce dossier",
        "--against: {folder} is not set up yet; first: python3 main.py --help, in that folder",
    ),
    "C118": Code(
        "aucune partie, ou plusieurs, n’ont un identifiant qui commence ainsi : {found}",
        "no play, or several, have an id that begins so: {found}",
    ),
    "C119": Code("pas un dossier : {found}", "not a folder: {found}"),
    "C120": Code("mot de trop : {found}", "one word too many: {found}"),
    "C121": Code("structure donnée deux fois : {found}", "structure given twice: {found}"),
    "C122": Code("aucun scénario dans {found}", "no scenario in {found}", 1),
    "C123": Code("scène inconnue : {found}", "unknown scene: {found}"),
    "C124": Code(
        "il manque ce qu’il faut faire : --out FICHIER.html, ou --apply FICHIER.html",
        "what to do is missing: --out FILE.html, or --apply FILE.html",
    ),
    "C125": Code("{found} : un identifiant est attendu : {expected}", "{found}: an id is expected: {expected}"),
    "C126": Code("fiche inconnue : {found}", "unknown sheet: {found}"),
    "C127": Code("{found} est déjà là : donnez un autre nom", "{found} is already there: give another name", 1),
    # where it writes
    "C201": Code(
        "{found} est un dossier : donnez le nom d’un fichier", "{found} is a folder: give the name of a file", 1
    ),
    "C202": Code(
        "{found} : un fichier est là où il faudrait un dossier ; donnez un autre chemin",
        "{found}: a file stands where a folder should be; give another path",
        1,
    ),
    "C203": Code(
        "on ne peut pas écrire {found} ; donnez un chemin où vous pouvez écrire",
        "{found} cannot be written; give a path where you may write",
        1,
    ),
    "C204": Code(
        "il n’y a plus de place pour écrire {found} ; libérez-en, ou donnez un autre chemin",
        "there is no room left to write {found}; make some, or give another path",
        1,
    ),
    "C205": Code(
        "ce chemin est trop long : {found} ; raccourcissez-le", "this path is too long: {found}; shorten it", 1
    ),
    "C206": Code(
        "aucun fichier ne peut porter ce nom : {found} ; donnez-en un autre",
        "no file can have this name: {found}; give another",
        1,
    ),
    "C207": Code(
        "{found} n’a pas pu être écrit ({why}) ; donnez un autre chemin",
        "{found} could not be written ({why}); give another path",
        1,
    ),
    "C208": Code(
        "la réponse n’a pas pu être écrite jusqu’au bout : {why}",
        "the answer could not be written to its end: {why}",
        1,
    ),
    "C209": Code(
        "la réponse n’a pas pu être écrite jusqu’au bout : il n’y a plus de place",
        "the answer could not be written to its end: there is no room left",
        1,
    ),
    "C210": Code(
        "{found} est lu par cette commande, ou tient un scénario ou des parties : elle n’écrit pas par-dessus",
        "{found} is read by this command, or holds a scenario or plays: it does not write over it",
        1,
    ),
    # what a command met
    "C301": Code("Numba manque : rien ne se compile ici", "numba is missing: nothing compiles here", 1),
    "C302": Code(
        "Numba manque : ces mesures prendraient des heures ; voir le README",
        "numba is missing: these measures would take hours; see the README",
        1,
    ),
    "C303": Code("le travail s’est arrêté : {why}", "the work stopped: {why}", 1),
    "C304": Code(
        "arrêté ; ce qui est joué est gardé : la même commande reprend là",
        "stopped; what was played is kept: the same command goes on from there",
        130,
    ),
    "C305": Code(
        "{play} : compilées et interprétées, les règles ne s’accordent pas",
        "{play}: compiled and interpreted, the rules disagree",
        1,
    ),
    "C306": Code(
        "la page {page} n’a pas été rencontrée en {tries} parties", "page {page} was not met in {tries} plays", 1
    ),
    "C307": Code(
        "la fenêtre ne s’ouvre pas ({why}) ; dans le terminal : {command}",
        "the window does not open ({why}); in the terminal: {command}",
        1,
    ),
    "C308": Code(
        "la fenêtre s’est perdue ({why}) ; ce qui est joué est gardé ; dans le terminal : {command}",
        "the window was lost ({why}); what was played is kept; in the terminal: {command}",
        1,
    ),
    "C315": Code(
        "{found} : aucun texte de ce nom ; sa correction : {text}",
        "{found}: no such text; its correction: {text}",
    ),
    "C316": Code(
        "{found}, ligne {line} : ce texte a changé depuis la relecture ; sa correction : {text}",
        "{found}, line {line}: this text has changed since it was read; its correction: {text}",
    ),
    "C317": Code(
        "{found}, ligne {line} : une répétition le dit à chaque tour ; à corriger à cette ligne : {text}",
        "{found}, line {line}: a repetition says it at each turn; to be corrected at that line: {text}",
    ),
    "C318": Code(
        "{found}, ligne {line} : un texte ne peut pas être vide", "{found}, line {line}: a text cannot be empty"
    ),
    "C319": Code("{found} : {why}", "{found}: {why}"),
    "C320": Code(
        "aucune partie ne va jusqu’au coup {at} : la plus longue de celles qui ont été jouées en a {most}",
        "no play goes as far as move {at}: the longest of those that were played has {most}",
        1,
    ),
    "C321": Code(
        "{scenario} n’a pas encore été interrogé par ces règles : lancez d’abord `lab {scenario}`",
        "{scenario} was not questioned by these rules yet: run `lab {scenario}` first",
        1,
    ),
    "C314": Code(
        "la scène {scene} ne s’est pas ouverte en {tries} parties ; donnez une autre --seed, ou un autre --seat",
        "scene {scene} did not open in {tries} plays; give another --seed, or another --seat",
        1,
    ),
    "C312": Code(
        "Numba est là mais ne s’importe pas ({why}) : rien ne se compile ici. Supprimez le dossier .venv, puis "
        "relancez : python3 main.py",
        "numba is there but cannot be imported ({why}): nothing compiles here. Delete the folder .venv, then run "
        "again: python3 main.py",
        1,
    ),
    "C313": Code(
        "{found} : {why}. L’installation du jeu est abîmée : remettez ce fichier, ou reprenez le jeu entier",
        "{found}: {why}. The game's installation is damaged: put this file back, or take the whole game again",
        1,
    ),
    "C311": Code("le système refuse {found} : {why}", "the system refuses {found}: {why}", 1),
    "C310": Code("{folder} ne se mesure pas : {why}", "{folder} cannot be measured: {why}", 1),
    "C309": Code(
        "{file} : ce fichier dit ce que des parties sont devenues, ce n’en est pas une ; il est passé",
        "{file}: this file says what plays came to, it is not one; passed over",
        0,
    ),
}


class Wrong(Exception):  # noqa: N818 (it is the person's slip, not ours)
    """A command that cannot be understood (exit code 2) or whose answer is no (1)."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.code = code


def sentence(code: str, **values: object) -> str:
    """The words of a refusal, without its code; what was given is cut where it is endless."""
    words = CODES[code].en if language() == "en" else CODES[code].fr
    return words.format(**{name: shown(value) if name == "found" else value for name, value in values.items()})


def refusal(code: str, **values: object) -> Wrong:
    """A refusal of the table."""
    return Wrong(f"{code} {sentence(code, **values)}", CODES[code].exit)


def unknown(code: str, given: str, known: Iterable[str]) -> Wrong:
    """Something that does not exist: says what does, the nearest alone if there is one."""
    return Wrong(f"{code} {sentence(code, found=given)}{instead(given, known)}", CODES[code].exit)


def instead(given: str, known: Iterable[str]) -> str:
    """What was perhaps meant, to be added to a sentence."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(given[:LONGEST], names, n=1, cutoff=0.5)
    if close:
        return say(f" ; peut-être : {close[0]}", f"; perhaps: {close[0]}")
    listed = ", ".join(names)
    if not names:
        return say(" ; il n’y a rien", "; there is nothing")
    return say(f" ; il y a : {listed}", f"; there are: {listed}")


def shown(given: object) -> str:
    """What a person gave, on one line and not too long: the end of a path says most. In quotes where one would not see
    where it begins or ends."""
    text = printable(str(given))
    text = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 + 1 :]}"
    return text if text and text == text.strip() else say(f"«\u202f{text}\u202f»", f"“{text}”")


def system_word(bad: OSError) -> str:
    """Why the system refused, for people."""
    return system_words(bad, language())
