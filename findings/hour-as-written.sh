#!/usr/bin/env bash
# An hour written as French is written is taken for a length of time before now.
#
# dateparser 1.5.0, French: « 18h10 » is ten past six this evening; « 18 h 10 », with the spaces that French typography asks
# for (any kind), is eighteen hours ago: yesterday. With a date before it, « 1er novembre 2026 à 18 h 10 » is not understood
# at all, where « 1er novembre 2026 à 18h10 » is.
# Expected: the same moment with and without spaces.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check dateparser==1.5.0
.venv/bin/python -W ignore - <<'PYTHON'
from datetime import datetime

import dateparser

NOON = datetime(2026, 11, 29, 12)


def understood(text: str) -> datetime | None:
    return dateparser.parse(text, languages=["fr"], settings={"RELATIVE_BASE": NOON})


for text in ("18h10", "18 h 10", "18\u00a0h\u00a010", "1er novembre 2026 à 18h10", "1er novembre 2026 à 18 h 10"):
    print(f"{text!a:45} {understood(text)}")
assert understood("18h10") == datetime(2026, 11, 29, 18, 10)
assert understood("18 h 10") == understood("18\u00a0h\u00a010") == datetime(2026, 11, 28, 18)
assert understood("1er novembre 2026 à 18h10") == datetime(2026, 11, 1, 18, 10)
assert understood("1er novembre 2026 à 18 h 10") is None
PYTHON
