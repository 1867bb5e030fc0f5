#!/usr/bin/env bash
# A question in a list is read by one of PyYAML's two readers and refused by the other.
#
# PyYAML 6.0.4: in [Prêt ?, Plus tard] the reader in C (CSafeLoader) and ruamel.yaml 0.19.1 find two texts; the reader
# in Python (SafeLoader), which safe_load uses, and which is all there is where the C part was not built, raises
# «expected ',' or ']', but got '?'». French or English, with any space or none before the sign; outside brackets both
# read it.
# Expected: the two texts, as YAML 1.1 and 1.2 have them. The answers offered in a dialogue are such lists, and
# some of them are questions: whether a scenario opens depends on how a package was built on the reader's machine.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check pyyaml==6.0.4 ruamel.yaml==0.19.1
.venv/bin/python - <<'PYTHON'
import yaml
from ruamel.yaml import YAML


def read(text: str, loader: type) -> object:
    try:
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        return error.problem


for question in ("Prêt ?", "Prêt\u202f?", "Ready?"):
    text = f"answers: [{question}, Plus tard]"
    wanted = {"answers": [question, "Plus tard"]}
    python, c = read(text, yaml.SafeLoader), read(text, yaml.CSafeLoader)
    ruamel = YAML(typ="safe", pure=True).load(text)
    print(f"{text!a}\n  Python: {python!a}\n  C: {c!a}\n  ruamel.yaml: {ruamel!a}")
    assert c == ruamel == wanted
    assert python == "expected ',' or ']', but got '?'"
    assert read(f"answers:\n- {question}\n- Plus tard", yaml.SafeLoader) == wanted
PYTHON
