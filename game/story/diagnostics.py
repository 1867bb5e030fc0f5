"""What can be wrong with a scenario or a sheet: one table of codes, and problems that say where, what and what
instead."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]


class Code(NamedTuple):
    """Severity of a code, and a sentence for people in French and in English."""

    severity: Severity
    fr: str
    en: str


CODES: dict[str, Code] = {
    # reading
    "S101": Code("error", "ce fichier ne se lit pas", "this file cannot be read"),
    "S102": Code("error", "ce n'est pas du YAML", "this is not YAML"),
    "S103": Code("error", "cette clé est déjà donnée", "this key is given twice"),
    "S104": Code("error", "ni alias, ni étiquette YAML ici", "no YAML alias or tag here"),
    "S105": Code("error", "clé inconnue", "unknown key"),
    "S106": Code("error", "il manque une clé", "a key is missing"),
    "S107": Code("error", "cette valeur n'est pas du type attendu", "this value is not of the expected type"),
    "S108": Code("error", "ce mot n'est pas dans la liste", "this word is not in the list"),
    "S109": Code("error", "ce nombre sort des bornes", "this number is out of bounds"),
    "S110": Code("error", "il y en a trop ou trop peu", "there are too many or too few"),
    "S111": Code("error", "cet identifiant est mal formé", "this id is malformed"),
    "S112": Code("error", "ce mot est réservé dans les conditions", "this word is reserved in conditions"),
    "S113": Code("error", "cet identifiant sert déjà", "this id is already used"),
    "S114": Code("error", "ce texte est vide ou trop long", "this text is empty or too long"),
    "S115": Code("error", "ces clés ne vont pas ensemble", "these keys do not go together"),
    # names
    "S201": Code("error", "structure inconnue", "unknown structure"),
    "S202": Code("error", "fait inconnu", "unknown fact"),
    "S203": Code("error", "clause inconnue", "unknown clause"),
    "S204": Code("error", "option de clause inconnue", "unknown option of a clause"),
    "S205": Code("error", "carte inconnue", "unknown card"),
    "S206": Code("error", "scène inconnue", "unknown scene"),
    "S207": Code("error", "choix inconnu", "unknown choice"),
    "S208": Code("error", "rien ne pose ce drapeau", "nothing sets this flag"),
    "S209": Code("error", "élément d'agenda inconnu", "unknown part of an agenda"),
    "S210": Code("error", "frein inconnu des fiches", "pitfall unknown to the sheets"),
    "S211": Code("error", "démarche inconnue des fiches", "approach unknown to the sheets"),
    "S212": Code("error", "fiche inconnue", "unknown sheet"),
    "S213": Code("warning", "scénario inconnu des fiches", "scenario unknown to the sheets"),
    "S214": Code("error", "gage inconnu", "unknown gage"),
    "S215": Code(
        "error", "ce frein n'est pas dans la liste du scénario", "this pitfall is not in the scenario's own list"
    ),
    "S216": Code(
        "error", "cette démarche n'est pas dans la liste du scénario", "this approach is not in the scenario's own list"
    ),
    # conditions
    "S301": Code("error", "cette condition ne se lit pas", "this condition cannot be read"),
    "S302": Code("error", "fonction inconnue dans une condition", "unknown function in a condition"),
    "S303": Code("error", "mauvais nombre d'arguments", "wrong number of arguments"),
    "S304": Code("error", "écriture refusée dans une condition", "this is not allowed in a condition"),
    "S305": Code("warning", "un nombre là où l'on attend vrai ou faux", "a number where true or false is expected"),
    "S306": Code("error", "condition trop profonde", "this condition is nested too deep"),
    "S307": Code("error", "cette structure ne peut pas le savoir", "this structure cannot know that"),
    # the whole
    "S401": Code("error", "plus de 5 000 paquets possibles à la table", "more than 5,000 packages at the table"),
    "S402": Code("error", "plus de 62 options ou de 62 faits", "more than 62 options or 62 facts"),
    "S403": Code("error", "une structure n'a pas d'agenda", "a structure has no agenda"),
    "S404": Code("error", "la dernière fin porte une condition", "the last ending has a condition"),
    "S405": Code(
        "warning",
        "cette fin n'arrivera jamais : une autre la précède sans condition",
        "this ending never comes: one without condition stands before it",
    ),
    "S406": Code(
        "error",
        "ce fait contredit un accord sans page d'éclatement",
        "this fact contradicts an agreement and has no burst page",
    ),
    "S407": Code("error", "le projet ne rend rien pour cette option", "the project yields nothing for this option"),
    "S408": Code(
        "warning", "le frein propre à la fiche n'est pas dans la liste", "the sheet's own pitfall is not in the list"
    ),
    "S409": Code("warning", "un scénario a de trois à cinq actes", "a scenario has three to five acts"),
    "S410": Code("warning", "aucun événement chez soi n'est prévu", "no event at home is foreseen"),
    "S411": Code("error", "aucun tirage d'agenda n'est possible", "no mix of this agenda can be drawn"),
    "S412": Code("warning", "cet élément d'agenda n'est jamais tiré", "this part of an agenda is never drawn"),
    "S413": Code(
        "error",
        "l'identifiant n'est pas le nom du dossier ou du fichier",
        "the id is not the name of the folder or file",
    ),
    # paths through the scenario
    "S501": Code(
        "warning", "rien ne mène à cette scène (vu sur le graphe)", "nothing leads to this scene (seen on the graph)"
    ),
    "S502": Code(
        "warning",
        "si aucune condition ne tient, cette scène n'a pas de sortie",
        "if no condition holds, this scene has no exit",
    ),
    "S503": Code("error", "ce menu peut être vide", "this menu can be empty"),
    "S504": Code("warning", "personne ne peut apprendre ce fait", "nobody can learn this fact"),
    "S505": Code("warning", "personne ne tient à cette clause", "nobody cares about this clause"),
    "S506": Code(
        "warning",
        "avec ces lignes rouges aucun paquet n'est acceptable",
        "with these red zones no package is acceptable",
    ),
    "S507": Code("error", "ces scènes tournent en rond sans sortie", "these scenes go round without a way out"),
    "S508": Code("warning", "ce drapeau n'est lu nulle part", "this flag is read nowhere"),
    "S509": Code("warning", "ce choix n'a aucun effet", "this choice has no effect"),
    "S511": Code(
        "error",
        "un `next` ne sera jamais lu : le précédent n'a pas de condition",
        "a `next` is never read: the one before it has no condition",
    ),
    "S513": Code(
        "warning",
        "cette option coûte plus que ne possède la structure",
        "this option costs more than the structure has",
    ),
    # translation
    "S601": Code("warning", "pas de traduction anglaise", "no English translation"),
    "S602": Code("warning", "il manque une traduction", "a translation is missing"),
    "S603": Code(
        "warning",
        "cette traduction est à revoir : le français a changé",
        "this translation is to be reviewed: the French has changed",
    ),
    "S604": Code(
        "warning", "cette traduction ne correspond plus à rien", "this translation belongs to nothing any more"
    ),
    "S605": Code("error", "ce catalogue ne se lit pas", "this catalogue cannot be read"),
    # texts
    "S701": Code(
        "warning", "il manque une espace devant une ponctuation double", "a space is missing before French punctuation"
    ),
    "S702": Code("warning", "des guillemets droits au lieu de « »", "straight quotes instead of « »"),
    "S703": Code("warning", "il manque une espace à l'intérieur des guillemets", "a space is missing inside « »"),
    "S704": Code("warning", "ce texte sort de la longueur prévue", "this text is out of its expected length"),
    "S705": Code(
        "warning", "un texte ne parle jamais de nombres de confiance", "a text never speaks of numbers of trust"
    ),
    "S706": Code(
        "warning", "espace en trop avant une virgule ou un point", "a space too many before a comma or a full stop"
    ),
    "S707": Code("warning", "une apostrophe droite au lieu de ’", "a straight apostrophe instead of ’"),
    # weight given away
    "S801": Code("warning", "la longueur de cette option la trahit", "the length of this option gives it away"),
    "S802": Code(
        "warning",
        "la place ou la longueur des bonnes options les trahit",
        "the place or length of the good options gives them away",
    ),
}


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: `line` and `column` from 1, 0 where the file as a whole is meant."""

    file: str
    line: int
    column: int
    code: str
    found: str = ""
    expected: str = ""
    nearest: str = ""
    severity: Severity = field(init=False, default="error")

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", CODES[self.code].severity)

    def sentence(self, lang: str = "fr") -> str:
        """One line for people: place, code, what is wrong, what was found and what was expected."""
        french = lang == "fr"
        parts = [CODES[self.code].fr if french else CODES[self.code].en]
        if self.found:
            parts.append(("trouvé : " if french else "found: ") + self.found)
        if self.expected:
            parts.append(("attendu : " if french else "expected: ") + self.expected)
        if self.nearest:
            parts.append(("peut-être : " if french else "perhaps: ") + self.nearest)
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.code} {' ; '.join(parts)}"


class StoryError(Exception):
    """A scenario or a sheet that cannot be used. `problems`: all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(problem.sentence() for problem in self.problems))


class Report:
    """Collects the problems of one file; places are given as paths of keys and ranks into it."""

    def __init__(
        self,
        file: str,
        places: "dict[Path, tuple[int, int]] | None" = None,
        keys: "dict[Path, tuple[int, int]] | None" = None,
    ) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._places = {} if places is None else places
        self._keys = {} if keys is None else keys

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of a value (of its key with `key`), or of the nearest thing around it."""
        if key and path in self._keys:
            return self._keys[path]
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (0, 0))

    def keys_beside(self, path: Path) -> list[Path]:
        """The keys of the mapping in which this one stands."""
        return [key for key in self._keys if len(key) == len(path) and key[:-1] == path[:-1]]

    def add(
        self, code: str, path: Path = (), found: object = "", expected: str = "", nearest: str = "", key: bool = False
    ) -> None:
        line, column = self.place(path, key)
        self.problems.append(Problem(self.file, line, column, code, shown(found), expected, nearest))

    def add_at(self, code: str, line: int, column: int, found: object = "", expected: str = "") -> None:
        self.problems.append(Problem(self.file, line, column, code, shown(found), expected))

    def unknown(self, code: str, path: Path, name: str, known: Iterable[str], key: bool = False) -> None:
        """A name that is not among the known ones: says the nearest, and all of them when they are few."""
        names = sorted(known)
        expected = ", ".join(names) if len(names) <= 12 else ""
        self.add(code, path, name, expected, nearest_name(name, names), key)

    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def nearest_name(name: str, names: Iterable[str]) -> str:
    """The known name most like this one, or nothing."""
    close = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return close[0] if close else ""


def shown(value: object) -> str:
    """A value as it may be quoted in a line of report."""
    if value is None:
        return "(vide)"
    text = " ".join(value.split()) if isinstance(value, str) else repr(value)
    return text if len(text) <= 80 else text[:79] + "…"


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as a JSON array of objects, sorted by place."""
    return json.dumps([asdict(problem) for problem in sorted(problems)], ensure_ascii=False, indent=1)
