#!/usr/bin/env bash
# One entry twice in a catalogue: each reader takes another translation, and none says a word.
#
# A catalogue merged by hand may hold the same context and text twice, with two translations. Babel 2.18.0 keeps the
# first, even where it is empty and the second is not; polib 1.2.0 keeps both, finds neither when asked by context and
# text, and compiles the second, which Python's gettext then gives.
# Expected: an error, as msgfmt has it («duplicate message definition»), or one and the same answer.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check babel==2.18.0 polib==1.2.0
.venv/bin/python - <<'PYTHON'
import gettext
import io

import polib
from babel.messages.pofile import read_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
ENTRY = 'msgctxt "scene.kitchen"\nmsgid "Bonjour"\nmsgstr "{}"\n\n'
twice = HEADER + ENTRY.format("Hello") + ENTRY.format("Good morning")


def by_babel(text: str) -> list[str]:
    return [entry.string for entry in read_po(io.BytesIO(text.encode()), locale="en") if entry.id]


print("Babel:", by_babel(twice), "with the first left empty:", by_babel(twice.replace("Hello", "")))
catalogue = polib.pofile(twice)
found = catalogue.find("Bonjour", msgctxt="scene.kitchen")
catalogue.save_as_mofile("twice.mo")
with open("twice.mo", "rb") as compiled:
    given = gettext.GNUTranslations(compiled).pgettext("scene.kitchen", "Bonjour")
print(f"polib: {len(catalogue)} entries, asked for it: {found}, compiled: {given!r}")
assert by_babel(twice) == ["Hello"]
assert by_babel(twice.replace("Hello", "")) == [""]
assert len(catalogue) == 2 and found is None and given == "Good morning"
PYTHON
