#!/usr/bin/env bash
# A translator's previous text comes back as a remark.
#
# msgmerge --previous keeps, beside a translation to be reviewed, the text it was made from (`#| msgid`), which editors
# show as a comparison. Babel 2.18.0 reads it as a translator's remark and leaves `previous_id` empty; written again, with
# include_previous=True, it is `# | msgid …`: a remark that no editor compares any more.
# Expected: `#| msgid` again.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check babel==2.18.0
.venv/bin/python - <<'PYTHON'
import io

from babel.messages.pofile import read_po, write_po

catalogue = '''msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"

#, fuzzy
#| msgid "Le pont est ouvert."
msgctxt "scene.bridge"
msgid "Le pont est fermé."
msgstr "The bridge is open."
'''
read = read_po(io.BytesIO(catalogue.encode()), locale="en")
entry = read.get("Le pont est fermé.", context="scene.bridge")
written = io.BytesIO()
write_po(written, read, include_previous=True)
lines = [line for line in written.getvalue().decode().splitlines() if "ouvert" in line]
print("previous_id:", entry.previous_id, "remarks:", entry.user_comments, "written:", lines)
assert entry.previous_id == []
assert entry.user_comments == ['| msgid "Le pont est ouvert."']
assert lines == ['# | msgid "Le pont est ouvert."']
PYTHON
