"""What a field still lacks, in a sentence: the same in the window as in the terminal."""

from game.pages.model import Field
from game.pages.wording import say


def lacking(field: Field, lang: str) -> str:
    """What is to be done before what it stands in can be done."""
    if field.kind == "text":
        key = "lacking.words"
    elif field.kind != "many-of":
        key = "lacking.one"
    else:
        key = "lacking.many" if field.least < field.most else "lacking.exactly"
    named = say(lang, "lacking.named", label=field.label) if field.label else say(lang, "lacking.here")
    return say(lang, key, named=named, least=field.least, most=field.most)


def left_words(left: int, lang: str) -> str:
    """What is left for the fields that go together."""
    return say(lang, "field.left" if left else "field.left_none", n=left)
