#!/usr/bin/env bash
# « 1ᵉʳ mars » is spelt out, sign by sign, with the sign's number.
#
# French typography raises the end of an ordinal (U+1D49, U+02B3). eSpeak NG 1.52.0 (espeakng-loader 0.2.4), French voice,
# says «premier» for «1er», but for «1ᵉʳ» says «un», then «lettre» and the number of the sign in hexadecimal. «2e», though
# on the line, is «deux e». « n° 3 » is «èn trois», where «numéro 3» is right.
# Expected: « premier mars », « deuxième étage ».
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check espeakng-loader==0.2.4
.venv/bin/python - <<'PYTHON'
import ctypes

import espeakng_loader

espeak = ctypes.CDLL(espeakng_loader.get_library_path())
espeak.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
espeak.espeak_SetVoiceByName(b"fr")
espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p


def said(text: str) -> str:
    """Phonemes, in eSpeak's own letters."""
    place = ctypes.c_char_p(text.encode())
    return espeak.espeak_TextToPhonemes(ctypes.byref(place), 1, 0).decode()


for text in ("1er mars", "1\u1d49\u02b3 mars", "2e étage", "2\u1d49 étage", "numéro 3", "n° 3"):
    print(f"{text!a}: {said(text)}")
assert said("1er mars").startswith("pr@mj")
assert "Etr" in said("1\u1d49\u02b3 mars") and "pr@mj" not in said("1\u1d49\u02b3 mars")
assert "zjEm" not in said("2e étage") and "Etr" in said("2\u1d49 étage")
assert "nymer" in said("numéro 3")
assert "nymer" not in said("n° 3")
PYTHON
