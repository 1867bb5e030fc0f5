"""What a play, a log or a save can be refused for: one table of codes, with a sentence for people in each language."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from game.story.diagnostics import Both, Said, StoryError, nearest_name, said, shown


class Code(NamedTuple):
    """A sentence for people, in French and in English."""

    fr: str
    en: str


CODES: dict[str, Code] = {
    # a move as it is written
    "M101": Code("un coup est un objet", "a move is an object"),
    "M102": Code("il manque une clé à ce coup", "this move lacks a key"),
    "M103": Code("ce coup porte une clé de trop", "this move has a key too many"),
    "M104": Code("mot inconnu dans un coup", "unknown word in a move"),
    "M105": Code("cette proposition n'est pas sur la table", "this package is not on the table"),
    "M106": Code("il manque un avis sur une proposition", "a mark on a package is missing"),
    "M107": Code("il manque une clause à cette proposition", "this package lacks a clause"),
    "M108": Code("ce nombre ne tient pas dans les boîtes", "this number does not fit the boxes"),
    # a move in a play
    "M201": Code("ce coup n'est pas possible maintenant", "this move is not possible now"),
    "M202": Code("ce n'est pas à cette structure de jouer", "it is not this structure's turn"),
    "M203": Code("cette structure n'est pas tenue par une personne", "this structure is not held by a person"),
    "M204": Code("la partie est finie", "the play is over"),
    "M205": Code("on ne revient qu'à un de ses propres coups", "one goes back to a move of one's own only"),
    "M206": Code(
        "il n’y a plus la place de ce qui arriverait : c’est une faute du jeu, et rien n’a changé",
        "there is no room left for what would happen: a fault of the game's, and nothing has changed",
    ),
    "M207": Code("cette place est déjà tenue ainsi", "this seat is held so already"),
    "M208": Code("une place au moins reste tenue par une personne", "one seat at least stays in the hands of a person"),
    "M209": Code("arrêté comme demandé : rien n'a changé", "stopped as asked: nothing has changed"),
    # an act on a page
    "M301": Code(
        "cette page n'est plus celle du moment : rien n'a été fait",
        "this page is no longer the present one: nothing was done",
    ),
    "M303": Code(
        "le scénario vient de changer : rien n'a été fait, la page le suit à présent",
        "the scenario has just changed: nothing was done, the page now follows it",
    ),
    "M302": Code("cette page ne propose pas cela", "this page does not offer this"),
    # the journal
    "J101": Code("cette ligne du journal est vide ou trop longue", "this line of the journal is empty or too long"),
    # a log
    "L101": Code("ce fichier de partie ne se lit pas", "this play file cannot be read"),
    "L102": Code(
        "ce fichier de partie vient d'une version plus récente du jeu",
        "this play file comes from a newer version of the game",
    ),
    "L103": Code("cette partie est d'un autre scénario", "this play is of another scenario"),
    "L104": Code("le scénario a changé depuis cette partie", "the scenario has changed since this play"),
    "L105": Code("les agendas tirés ne sont plus les mêmes", "the agendas drawn are no longer the same"),
    "L106": Code("le hasard n'a pas donné la même chose", "chance did not give the same"),
    "L107": Code(
        "une structure tenue par le jeu aurait joué autre chose",
        "a structure held by the game would have moved otherwise",
    ),
    "L108": Code("la partie continue après sa fin", "the play goes on after its end"),
    "L109": Code("la partie ne finit pas comme attendu", "the play does not end as expected"),
    "L110": Code("les règles ont changé depuis cette partie", "the rules have changed since this play"),
    "L111": Code("le scénario de cette partie n'est pas utilisable ici", "the scenario of this play is of no use here"),
    "L113": Code(
        "le scénario a changé et ne se lit plus : la partie continue avec celui d'avant",
        "the scenario has changed and can no longer be read: the play goes on with the one before",
    ),
    "L114": Code(
        "le scénario a changé et la partie n'y tient plus : elle continue avec celui d'avant",
        "the scenario has changed and the play no longer holds in it: it goes on with the one before",
    ),
    # a save
    "D101": Code("ce fichier n'est pas une sauvegarde", "this file is not a save"),
    "D102": Code("ce fichier appartient à un autre programme", "this file belongs to another program"),
    "D103": Code(
        "cette sauvegarde vient d'une version plus récente du jeu", "this save comes from a newer version of the game"
    ),
    "D104": Code("cette sauvegarde est abîmée", "this save is damaged"),
    "D105": Code("on ne peut pas écrire ici", "one cannot write here"),
    "D106": Code("le disque est plein : rien de plus n'est enregistré", "the disk is full: nothing more is saved"),
    "D107": Code("cette partie n'existe pas", "there is no such play"),
    "D108": Code("cette partie continue ailleurs", "this play goes on elsewhere"),
    "D109": Code("une autre fenêtre du jeu écrit en ce moment", "another window of the game is writing just now"),
    "D110": Code("ce moment n'est pas dans cette partie", "this moment is not in this play"),
    "D111": Code(
        "le fichier des parties ne sert plus : il est gardé tel quel sous un autre nom, et un nouveau commence avec "
        "ce qui a pu en être lu",
        "the file of plays is of no use any more: it is kept as it is under another name, and a new one begins with "
        "what could be read of it",
    ),
    "D112": Code(
        "ce réglage ne se lit pas : sa valeur habituelle le remplace",
        "this setting cannot be read: its usual value stands in for it",
    ),
    "D113": Code(
        "ce fichier a été copié pendant que le jeu était ouvert, ou ce qui était à côté de lui s'est abîmé : les "
        "derniers coups joués peuvent manquer",
        "this file was copied while the game was open, or what lay beside it was damaged: the last moves played may "
        "be missing",
    ),
    "D114": Code(
        "le fichier des parties avait disparu ou changé : il est refait, avec tout ce qui était ouvert ici",
        "the file of plays had gone or changed: it is made again, with all that was open here",
    ),
    "D115": Code(
        "ce réglage n'a pas pu être gardé : il vaut jusqu'à la fermeture du jeu",
        "this setting could not be kept: it holds until the game is closed",
    ),
    "D117": Code(
        "rien ne peut être gardé à l'endroit habituel : cette fois, les parties le sont dans un dossier provisoire",
        "nothing can be kept in the usual place: this time, plays are kept in a temporary folder",
    ),
    "D118": Code(
        "cette police de caractères ne se lit pas : une autre la remplace",
        "this font cannot be read: another stands in for it",
    ),
    "D119": Code(
        "ce qui est calculé une fois pour toutes ne peut pas être gardé à l'endroit habituel : ce sera refait à chaque "
        "fois",
        "what is computed once and for all cannot be kept in the usual place: it will be made again each time",
    ),
    "D116": Code("des lignes du journal ne se lisent pas", "some lines of the journal cannot be read"),
}


# Why the rules refuse a move, in French, by the code of what they say (`REFUSALS`).
_WHY = {
    "R101": "ce coup n'est pas attendu",
    "R102": "pas ce geste maintenant",
    "R103": "pas envers cette structure",
    "R104": "pas cela",
    "R105": "les avis ne vont pas avec ce qui est sur la table",
    "R106": "la partie est finie",
}


class Refusal(Exception):  # noqa: N818 (a refusal is no error)
    """Something that cannot be done, or could not be kept. `code`: one of CODES; the rest: what, what instead, and the
    refusal that it comes from. Whoever raises it says what has changed by then; nothing, unless it says so. `move`: by
    ids, the one that a play which was kept can no longer make."""

    move: Mapping[str, Any] | None = None

    def __init__(
        self,
        code: str,
        found: object = "",
        expected: Said = "",
        nearest: str = "",
        because: "Refusal | StoryError | None" = None,
    ) -> None:
        self.code = code
        self.because = because
        self.found = shown(found)
        self.expected = expected
        self.nearest = nearest
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str = "fr") -> str:
        """One line for people: the code, what is wrong, what was found and what was expected."""
        french = lang == "fr"
        parts = [CODES[self.code].fr if french else CODES[self.code].en]
        if self.found:
            parts.append(("trouvé : " if french else "found: ") + said(self.found, lang))
        if self.expected:
            parts.append(("attendu : " if french else "expected: ") + said(self.expected, lang))
        if self.nearest:
            parts.append(("peut-être : " if french else "perhaps: ") + self.nearest)
        if self.because is not None:
            parts.append(("cause : " if french else "cause: ") + self.because.sentence(lang))
        return f"{self.code} {(' ; ' if french else '; ').join(parts)}"


class BadMove(Refusal):
    """A move that cannot be read or made."""


class Stopped(Refusal):
    """The person did not want to wait: all is as before (M209)."""


class BadJournal(Refusal):
    """A line that the journal does not take."""


class BadLog(Refusal):
    """A log that cannot be read or does not hold."""


class BadSave(Refusal):
    """A save that cannot be read or written."""


def why_not(said: str) -> Both:
    """Why the rules refuse a move, for people. `said`: one of their REFUSALS."""
    return Both(f"{said[:4]} {_WHY[said[:4]]}", said)


def no_longer(move: Mapping[str, Any], said: str) -> BadMove:
    """A move of a kept play that the rules refuse."""
    words = " ".join(str(move[key]) for key in ("seat", "do", "to", "what") if isinstance(move.get(key), str))
    refused = BadMove("M201", words, why_not(said))
    refused.move = move
    return refused


def unknown_word(found: object, known: Iterable[str]) -> BadMove:
    """A word that is not among the known ones: says all when they are few, and the nearest."""
    words = sorted(known)
    nearest = nearest_name(found, words) if isinstance(found, str) else ""
    return BadMove("M104", found, ", ".join(words) if len(words) <= 12 else "", nearest)
