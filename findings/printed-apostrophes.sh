#!/usr/bin/env bash
# An apostrophe after a single quotation mark is printed as the end of a quotation: «l”hiver».
#
# typst 0.15.2 makes typographic marks of straight ones, by the language. In French single ones are “ and ”, and the
# apostrophe is ’. Where a single mark is open, or a year is shortened ('26), the next apostrophe is taken for the
# end: «Je n”ai rien signé», and the mark that does end is printed as an apostrophe. English hides it: there both are
# one sign.
# Expected: «“Je n’ai rien signé”». A line of dialogue with a quotation in it is printed wrong on every card, and no
# warning is given; double marks, or a typed U+2019, are printed right.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
.venv/bin/python - <<'PYTHON'
import io

import pypdf
import typst


def printed(text: str, language: str) -> str:
    """The letters of the page, and that the compiler had nothing to say."""
    page = f'#set page(width: 150mm, height: 40mm)\n#set text(lang: "{language}")\n{text}\n'
    document, warnings = typst.compile_with_warnings(page.encode(), format="pdf")
    assert not warnings
    return pypdf.PdfReader(io.BytesIO(document)).pages[0].extract_text().strip()


QUOTED = "'Je n'ai rien signé', dit-elle, et l'accord tient."
YEAR = "L'été '26 et l'hiver."
DOUBLE = QUOTED.replace("'Je", '"Je').replace("signé'", 'signé"')
for text in (QUOTED, YEAR, DOUBLE):
    print(f"{text}\n  fr {printed(text, 'fr')!a}\n  en {printed(text, 'en')!a}")
assert printed(QUOTED, "fr").startswith("\u201cJe n\u201dai rien signé\u2019, dit-elle, et l\u2019accord")
assert printed(YEAR, "fr") == "L\u2019été \u201c26 et l\u201dhiver."
assert printed(QUOTED, "en").startswith("\u2018Je n\u2019ai rien signé\u2019, dit-elle")
assert printed(DOUBLE, "fr").startswith("«\u202fJe n\u2019ai rien signé\u202f», dit-elle, et l\u2019accord")
assert printed(QUOTED.replace("n'a", "n\u2019a"), "fr").startswith("\u201cJe n\u2019ai rien signé\u201d")
PYTHON
