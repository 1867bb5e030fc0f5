#!/usr/bin/env bash
# An amount written as French is written is read out digit by digit.
#
# Babel 2.18.0 writes 15000 for French with U+202F between the thousands, as CLDR says. eSpeak NG 1.52.0 (espeakng-loader
# 0.2.4), French voice, takes U+202F and U+00A0 for the end of a number: « quinze, zéro zéro zéro ». Only a plain space
# groups. Before % and € these same spaces do no harm, so that a quick listen finds nothing.
# Expected: « quinze mille », as with a plain space.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check babel==2.18.0 espeakng-loader==0.2.4
.venv/bin/python - <<'PYTHON'
import ctypes

import espeakng_loader
from babel.numbers import format_decimal

espeak = ctypes.CDLL(espeakng_loader.get_library_path())
espeak.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
espeak.espeak_SetVoiceByName(b"fr")
espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p


def said(text: str) -> str:
    """Phonemes, in eSpeak's own letters."""
    place = ctypes.c_char_p(text.encode())
    return espeak.espeak_TextToPhonemes(ctypes.byref(place), 1, 0).decode()


written = format_decimal(15000, locale="fr")
print(f"Babel writes {written!a}")
plain, fine, fixed = (said(f"15{space}000 euros") for space in (" ", "\u202f", "\u00a0"))
print(f"plain space: {plain}\nU+202F:      {fine}\nU+00A0:      {fixed}")
assert written == "15\u202f000"
assert "m'il" in plain
assert fine == fixed and "m'il" not in fine and "zerozero" in fine
assert said("20\u202f%") == said("20 %")
PYTHON
