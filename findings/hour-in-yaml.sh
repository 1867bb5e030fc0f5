#!/usr/bin/env bash
# Of two hours written the same way in one file, one is a number and the other is text.
#
# PyYAML 6.0.4 reads `18:30` as 1110 (a number in base sixty, as YAML 1.1 has it) and `8:30` as 510, but `08:30` and
# `09:05` as the text that was written: its pattern wants no zero in front. ruamel.yaml 0.19.1, YAML 1.2, gives text for all.
# An author who types a timetable without quotes meets it only in the afternoon, or where a colleague drops the zero. (The
# game reads what is typed as text, and a test holds it.)
# Expected: the same kind of value for every hour of a list.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check pyyaml==6.0.4 ruamel.yaml==0.19.1
.venv/bin/python - <<'PYTHON'
import yaml
from ruamel.yaml import YAML

HOURS = ["08:30", "8:30", "09:05", "18:30"]
typed = "".join(f"- {hour}\n" for hour in HOURS)
one, other = yaml.safe_load(typed), YAML(typ="safe").load(typed)
print("PyYAML:     ", one)
print("ruamel.yaml:", other)
assert one == ["08:30", 510, "09:05", 1110]
assert other == HOURS
PYTHON
