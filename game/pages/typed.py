"""Words that a person types, by whatever way they come: what of them is text."""

import re
import unicodedata

JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


def clean(words: str) -> str:
    """What may stand in a field: line ends and tabs become spaces; control signs and invisible ones go."""
    spaced = _LINE_ENDS.sub(" ", words)
    return "".join(
        sign
        for sign in spaced
        if (kind := unicodedata.category(sign))[0] != "C" or (kind == "Cf" and (sign in JOINERS or in_flag(sign)))
    )


def in_flag(sign: str) -> bool:
    return "\U000e0020" <= sign <= "\U000e007f"  # spell out the flag they follow
