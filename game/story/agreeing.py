"""What agrees in a sentence of the game's own: names that take their articles, what goes with them, what is counted.

A name in a sentence may ask for a form: `{by:a}` « La Fondation a », « Les Ateliers ont », `{by:le a}` the same within
a sentence; `{to:à}` « aux Ateliers »; `{to:de}` « des Ateliers »; `{to:le}` « les Ateliers » (within). English takes
the same forms, `à` and `de` as “to the …”, “of the …”, and one more, `own`: “the Workshops’”.

What goes with a name agrees with it: `{by:sa} part` « sa part », « leur part », « votre part », as `son`, `ses`, `lui`,
`soi`, `le sien`, `la sienne`; `{by:their} part` “their part”, “your part”, as `them`, `they`, `theirs`, `themselves`.
Any other word is written in its forms: `{to:n'était|n'étaient}` one, several (and a third for the reader);
`{name:seul|seule|seuls|seules}` masculine, feminine, of several. A number takes the first two, `{n:clause|clauses}`,
and so does an amount, `{days} {days:donné|donnés}`.
"""

from typing import NamedTuple, Self

NB, NNB = "\u00a0", "\u202f"


class Agreement(NamedTuple):
    """How what is said of a structure agrees with its name, in French; in English, `several` alone counts."""

    feminine: bool = True  # « une structure »
    several: bool = False


def agreement(name: str, gender: str | None = None, number: str | None = None) -> Agreement:
    """As the scenario says (`gender`: m or f, `number`: one or several), else as the article of the French name does:
    without one, of one structure, « elle »; of several, « ils »."""
    several = name.startswith("Les ") if number is None else number == "several"
    feminine = not (several or name.startswith("Le ")) if gender is None else gender == "f"
    return Agreement(feminine, several)


def says_gender(name: str) -> bool:
    """Whether the article of a French name tells whether it is masculine or feminine."""
    return name.startswith(("Le ", "La "))


class Named(str):
    """A structure's name that knows its articles. `you`: it is the reader; `agrees`: as its article does without it."""

    lang: str
    you: bool
    agrees: Agreement

    def __new__(cls, name: str, lang: str, you: bool = False, agrees: Agreement | None = None) -> Self:
        made = super().__new__(cls, name)
        made.lang, made.you, made.agrees = lang, you, agrees or agreement(name)
        return made

    def __format__(self, form: str) -> str:
        if "|" in form:
            return self._agreed(form.split("|"))
        if form in WITH:
            return WITH[form][2 if self.you else int(self.agrees.several)]
        return self._inserted(form)

    def _inserted(self, form: str) -> str:
        """The name itself, in one of its forms."""
        if self.you:
            return _YOU[self.lang][form]
        if self.lang == "fr":
            return _french(str(self), form, self.agrees.several)
        return _english(str(self), form, self.agrees.several)

    def _agreed(self, forms: list[str]) -> str:
        """The one of these forms that goes with it."""
        feminine, several = self.agrees
        if len(forms) == 4:
            return forms[2 * int(several) + int(feminine)]
        return forms[2] if self.you and len(forms) == 3 else forms[int(several or self.you)]


class Several(Named):
    """Several structures named together, of one sentence: « La Boussole, le Relais et Main tendue ont »."""

    def __new__(cls, name: str, lang: str, you: bool = False, agrees: Agreement | None = None) -> Self:
        return super().__new__(cls, name, lang, you, agrees or Agreement(feminine=False, several=True))

    def _inserted(self, form: str) -> str:
        return f"{self} ont" if form in ("a", "le a") and self.lang == "fr" else str(self)


class Number(float):
    """A number in a sentence, in the habits of the language; what it counts agrees with it."""

    lang: str

    def __new__(cls, value: float, lang: str) -> Self:
        made = super().__new__(cls, value)
        made.lang = lang
        return made

    def __format__(self, form: str) -> str:
        return counted(form, many(self.lang, self)) if "|" in form else number(self.lang, self)


class Amount(str):
    """An amount in words; what is said of it agrees with it: « 1 jour donné », « 2 jours donnés »."""

    several: bool

    def __new__(cls, words: str, several: bool) -> Self:
        made = super().__new__(cls, words)
        made.several = several
        return made

    def __format__(self, form: str) -> str:
        return counted(form, self.several) if "|" in form else str(self)


def counted(forms: str, several: bool) -> str:
    """The one of two forms, `clause|clauses`, that goes with one or with several."""
    one, more = forms.split("|")
    return more if several else one


def many(lang: str, count: float) -> bool:
    """Whether what is counted is in the plural: in French from two on, in English unless it is one."""
    return count >= 2 if lang == "fr" else count != 1


def number(lang: str, value: float) -> str:
    """A number in the habits of the language: quarters as they are, the rest with one decimal at most."""
    places = 2 if float(4 * value).is_integer() else 1
    text = f"{value:,.{places}f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.replace(",", NNB).replace(".", ",") if lang == "fr" else text


# What goes with a name: of one, of several, of the reader.
WITH = {
    "sa": ("sa", "leur", "votre"),
    "son": ("son", "leur", "votre"),
    "ses": ("ses", "leurs", "vos"),
    "le sien": ("le sien", "le leur", "le vôtre"),
    "la sienne": ("la sienne", "la leur", "la vôtre"),
    "lui": ("lui", "leur", "vous"),
    "soi": ("soi", "eux", "vous"),
    "their": ("their", "their", "your"),
    "them": ("them", "them", "you"),
    "they": ("they", "they", "you"),
    "theirs": ("theirs", "theirs", "yours"),
    "themselves": ("themselves", "themselves", "yourselves"),
}
_YOU = {
    "fr": {"": "Vous", "a": "Vous avez", "le": "vous", "le a": "vous avez", "à": "à vous", "de": "de vous"},
    "en": {"": "You", "a": "You", "le": "you", "le a": "you", "à": "to you", "de": "of you", "own": "your"},
}
_VOWELS = "aeiouyhâàéèêëîïôûœAEIOUYHÂÀÉÈÊËÎÏÔÛŒ"


def _french(name: str, form: str, several: bool) -> str:
    article, _, rest = name.partition(" ")
    if form == "":
        return name
    has = "ont" if several else "a"
    if form == "a":
        return f"{name} {has}"
    with_article = article in ("Le", "La", "Les") and bool(rest)
    elided = name.startswith(("L’", "L'"))
    lower = name[0].lower() + name[1:] if with_article or elided else name
    if form == "le":
        return lower
    if form == "le a":
        return f"{lower} {has}"
    contracted = {"à": {"Le": "au", "Les": "aux"}, "de": {"Le": "du", "Les": "des"}}[form]
    if with_article and article in contracted:
        return f"{contracted[article]} {rest}"
    if form == "de" and not with_article and not elided and name[0] in _VOWELS:
        return f"d’{lower}"
    return f"{form} {lower}"


def _english(name: str, form: str, several: bool) -> str:
    lower = "the " + name[4:] if name.startswith("The ") else name
    own = f"{lower}’" if name.endswith("s") and several else f"{lower}’s"  # “the Seekers’”, “Le Couvert mis’s”
    return {"own": own, "": name, "a": name, "le": lower, "le a": lower, "à": f"to {lower}", "de": f"of {lower}"}[form]
