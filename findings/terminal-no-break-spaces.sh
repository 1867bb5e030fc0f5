#!/usr/bin/env bash
# A terminal line breaks at the spaces that French puts there so that it does not.
#
# Rich 15.0.0 takes U+00A0 and U+202F for any other space when it wraps: « 1 200 » is cut after its 1, and a sentence may
# leave its « ? » alone on the next line. Python's textwrap (3.11 and newer) keeps both together.
# Expected: no break there (U+00A0 and U+202F are « GL », glue, in the Unicode line breaking algorithm, UAX 14).
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check rich==15.0.0
.venv/bin/python - <<'PYTHON'
import io
import textwrap

from rich.console import Console


def wrapped(text: str, width: int) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width).print(text)
    return out.getvalue().splitlines()


for name, space in (("U+00A0", "\u00a0"), ("U+202F", "\u202f")):
    amount = f"Vous avez 1{space}200 euros"
    question = f"Est-ce la vôtre{space}?"
    print(name, [line.split() for line in wrapped(amount, 13)], [line.split() for line in wrapped(question, 15)])
    assert [line.rstrip(space) for line in wrapped(amount, 13)] == ["Vous avez 1", "200 euros"]
    assert [line.rstrip(space) for line in wrapped(question, 15)] == ["Est-ce la vôtre", "?"]
    assert textwrap.wrap(amount, 13) == ["Vous avez", f"1{space}200 euros"]
    assert textwrap.wrap(question, 15) == ["Est-ce la", f"vôtre{space}?"]
PYTHON
