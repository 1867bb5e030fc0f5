#!/usr/bin/env bash
# A rounded sum is written with the wrong number: «2 million», «1 millions», «2 millier».
#
# Babel 2.18.0, format_compact_decimal, long, French: the noun goes with the amount before it is rounded (1 500 000 is
# written 2, with the singular of 1,5), and an exact million takes the plural. In English nothing shows: the noun has
# one form only.
# Expected: « 2 millions », « 1 million », « 2 mille », as ICU 78 writes the same amounts without decimals. A budget
# in round figures, on a card as on a screen, has a mistake that any reader sees.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check babel==2.18.0
.venv/bin/python - <<'PYTHON'
from babel.numbers import format_compact_decimal


def written(amount: int, locale: str = "fr") -> str:
    return format_compact_decimal(amount, format_type="long", locale=locale)


AMOUNTS = (1_500, 2_000, 1_000_000, 1_200_000, 1_500_000, 2_000_000)
for amount in AMOUNTS:
    print(f"{amount:>7}: {written(amount)!a} · {written(amount, 'en')!a}")
assert [written(amount).replace("\u00a0", " ") for amount in AMOUNTS] == [
    *("2 millier", "2 mille", "1 millions", "1 million", "2 million", "2 millions")
]
assert [written(amount, "en").split()[1] for amount in AMOUNTS] == ["thousand"] * 2 + ["million"] * 4
PYTHON
