#!/usr/bin/env bash
# A debt is read out as money in hand: the sign before a sum is not spoken in French.
#
# Babel 2.18.0 writes a negative sum for French with the hyphen of every keyboard, «-5 €», as CLDR says. eSpeak NG
# 1.52.0 (espeakng-loader 0.2.4), French voice, says «cinq euros», as for 5; its English voice says «minus». With the
# sign that typography asks for (U+2212), the French voice goes over to English for that one word.
# Expected: « moins cinq euros ». Whoever follows a balance by ear takes what is owed for what is left.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check babel==2.18.0 espeakng-loader==0.2.4
.venv/bin/python - <<'PYTHON'
import ctypes

import espeakng_loader
from babel.numbers import format_currency

espeak = ctypes.CDLL(espeakng_loader.get_library_path())
espeak.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p


def said(text: str, voice: bytes = b"fr") -> str:
    """Phonemes, in eSpeak's own letters."""
    espeak.espeak_SetVoiceByName(voice)
    place = ctypes.c_char_p(text.encode())
    return espeak.espeak_TextToPhonemes(ctypes.byref(place), 1, 0).decode()


WHOLE = "#,##0\u00a0¤"  # no cents
debt, fund = (format_currency(money, "EUR", WHOLE, locale="fr", currency_digits=False) for money in (-5, 5))
typeset = debt.replace("-", "\u2212")
for text in (fund, debt, typeset, "moins 5 €"):
    print(f"{text!a}: {said(text)}")
print(f"in English, {debt!a}: {said(debt, b'en')}")
assert debt == "-" + fund
assert said(debt) == said(fund)
assert "(en)m" in said(typeset)
assert "(en)" not in said("moins 5 €") and said("moins 5 €") != said(fund)
assert "aIn@s" in said(debt, b"en") and "aIn@s" not in said(fund, b"en")
PYTHON
