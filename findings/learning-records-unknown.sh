#!/usr/bin/env bash
# Learning records that a validator could not judge pass for valid.
#
# `ralph validate -f xapi` of ralph-malph 5.1.0 has models for the verbs of learning platforms. A correct xAPI statement with
# a verb of the serious-games vocabulary has none: it is counted «invalid» in the journal, left out of the output, and the
# command exits 0, as it does when all is well. A script that trusts the exit code believes its records were checked.
# Expected: an exit code that tells «not judged» from «valid», without having to ask for --fail-on-unknown.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check 'ralph-malph[cli]==5.1.0' requests==2.32.5
export HOME=$PWD RALPH_APP_DIR=$PWD
cat >statement.json <<'JSON'
{"id":"6f2a9e0c-5e1c-4a43-9d3e-0b6a8a9f6c11","actor":{"objectType":"Agent","account":{"homePage":"https://example.org","name":"seat-1"}},"verb":{"id":"https://w3id.org/xapi/seriousgames/verbs/initialized","display":{"en-US":"initialized"}},"object":{"objectType":"Activity","id":"https://example.org/scenarios/one"},"timestamp":"2026-11-05T14:30:00Z"}
JSON
status=0
.venv/bin/ralph validate -f xapi -I <statement.json >valid.json 2>journal.txt || status=$?
grep -E 'No matching|Invalid events' journal.txt
printf 'exit code %d, %d bytes of valid statements\n' "$status" "$(wc -c <valid.json)"
[ "$status" -eq 0 ]
[ ! -s valid.json ]
grep -q 'Total events: 1, Invalid events: 1' journal.txt
