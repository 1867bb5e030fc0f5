#!/usr/bin/env bash
# A learning record that names its verb in French is refused as no valid xAPI.
#
# xAPI lets a verb be shown in any languages (a language map; «fr» is one). `ralph validate -f xapi` of ralph-malph
# 5.1.0 takes the statement of a page viewed if the verb is shown as «viewed» in en-US; shown as « a consulté » in fr,
# alone or beside the English, the same statement is an invalid event and is left out. The name of the page may be
# French.
# Expected: all three valid. A game in French must show its learners, in their own records, verbs in English or none.
set -euo pipefail
cd "$(mktemp -d)"
python3 -m venv .venv
.venv/bin/pip -q install --disable-pip-version-check 'ralph-malph[cli]==5.1.0' requests==2.32.5
export HOME=$PWD RALPH_APP_DIR=$PWD
valid() { # How many statements come out of one whose verb is shown so.
    cat >statement.json <<JSON
{"id":"6f2a9e0c-5e1c-4a43-9d3e-0b6a8a9f6c11","actor":{"objectType":"Agent","account":{"homePage":"https://example.org","name":"seat-1"}},"verb":{"id":"http://id.tincanapi.com/verb/viewed","display":$1},"object":{"objectType":"Activity","id":"https://example.org/scenarios/one/debrief","definition":{"type":"http://activitystrea.ms/schema/1.0/page","name":{"fr":"Débrief"}}},"timestamp":"2026-11-05T14:30:00Z"}
JSON
    .venv/bin/ralph validate -f xapi -I <statement.json 2>journal.txt | grep -c '"verb"' || true
}
for shown in '{"en-US":"viewed"}' '{"fr":"a consulté"}' '{"en-US":"viewed","fr":"a consulté"}'; do
    count=$(valid "$shown")
    printf '%s: %s valid; %s\n' "$shown" "$count" "$(grep -oE 'Total events.*' journal.txt)"
    case $shown in
        *fr*) wanted=0 ;;
        *) wanted=1 ;;
    esac
    [ "$count" -eq "$wanted" ]
    grep -q "Total events: 1, Invalid events: $((1 - wanted))" journal.txt
done
