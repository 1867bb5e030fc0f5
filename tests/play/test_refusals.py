"""The codes: each has its sentences, and each is met in the tests of this folder."""

import re
from pathlib import Path

import pytest

from game.play.refusals import CODES, Refusal

HERE = Path(__file__).parent


@pytest.mark.parametrize("code", CODES)
def test_every_code_speaks_two_languages_and_has_a_failing_example(code):
    assert CODES[code].fr != CODES[code].en
    refused = Refusal(code, "x", "y", "z")
    assert refused.sentence("fr") == f"{code} {CODES[code].fr} ; trouvé : x ; attendu : y ; peut-être : z"
    assert refused.sentence("en") == str(refused)
    examples = [path for room in ("play", "pages", "cli") for path in (HERE.parent / room).glob("test_*.py")]
    assert any(code in path.read_text(encoding="utf-8") for path in examples if path != Path(__file__))


def test_no_code_is_left_over():
    raised = {
        code
        for room in ("play", "pages", "cli")
        for path in (HERE.parents[1] / "game" / room).glob("*.py")
        if path.name != "refusals.py"
        for code in re.findall(r'"([MLDJ]\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert set(CODES) - raised <= {"M104"}  # raised beside its own table
    assert raised <= set(CODES)
