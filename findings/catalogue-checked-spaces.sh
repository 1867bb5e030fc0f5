#!/usr/bin/env bash
# A check of French translations marks the right space as a fault, and lets the wrong one pass.
#
# pofilter of translate-toolkit 3.20.4, --language=fr, knows that French has a no-break space before ? and inside « »:
# U+00A0. With U+202F, which the same tradition asks for there, each such entry is «Different punctuation at the end»
# or «Different spacing around punctuation»; with an ordinary space, which breaks the line, nothing is said.
# Expected: U+202F accepted as U+00A0 is. A catalogue typeset with care gives one fault a question, and the true ones
# drown.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check translate-toolkit==3.20.4
.venv/bin/python - <<'PYTHON'
import pathlib

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n\n'
ENTRIES = 'msgid "Is it open?"\nmsgstr "Est-ce ouvert{0}?"\n\nmsgid "He said “yes”."\nmsgstr "Il a dit «{0}oui{0}»."\n'
for name, space in (("narrow", "\u202f"), ("fixed", "\u00a0"), ("plain", " ")):
    pathlib.Path(f"{name}.po").write_text(HEADER + ENTRIES.format(space), encoding="utf-8")
PYTHON
for name in narrow fixed plain; do
    .venv/bin/pofilter --progress=none --language=fr "$name.po" "$name-said.po"
    touch "$name-said.po" # It makes none where it has nothing to say.
    echo "$name: $(grep '^# (pofilter)' "$name-said.po" | paste -sd ' ')"
done
[ "$(grep -c '^# (pofilter)' narrow-said.po)" -eq 2 ]
grep -q '^# (pofilter) endpunc' narrow-said.po
grep -q '^# (pofilter) puncspacing' narrow-said.po
[ ! -s fixed-said.po ] && [ ! -s plain-said.po ]
