"""`proof`: all the texts of a scenario for a proofreader, as one page; and its corrections, put back where each
stands."""

from argparse import Namespace
from pathlib import Path

from game.cli.finding import folder_of, loaded
from game.cli.refusals import Wrong, refusal
from game.cli.speaking import complain, language, out, say
from game.cli.values import in_words
from game.story.correcting import Refused, correct
from game.story.diagnostics import Said, StoryError, said
from game.story.yaml_reading import bytes_of

CODES = {"unknown": "C315", "changed": "C316", "repeated": "C317", "empty": "C318"}


def proof(asked: Namespace) -> int:
    """Exit code 1 where a correction could not be put back."""
    if asked.out is None and asked.apply is None:
        raise refusal("C124")
    if asked.out is not None:
        from game.pages.proof import proof_html

        asked.out.write(proof_html(loaded(asked.scenario, asked.scenarios), asked.lang))
        return 0
    return apply(folder_of(asked.scenario, asked.scenarios), asked.apply)


def apply(folder: Path, file: str) -> int:
    from game.pages.proof import corrections

    given = bytes_of(Path(file))
    if not isinstance(given, bytes):
        raise refusal("C319", found=file, why=_in_words(given))
    read = corrections(given.decode("utf-8-sig", "replace"))
    if not read:
        raise refusal("C319", found=file, why=say("aucun texte de relecture", "no text of a proof"))
    try:
        with in_words(folder):
            done = correct(folder, read)
    except StoryError as bad:
        raise Wrong(bad.sentence(language()), 1) from None
    for one in done.refused:
        complain(str(told(one)))
    out(say("textes corrigés\u202f: {n}", "texts corrected: {n}").format(n=len(done.kept)))
    return 1 if done.refused else 0


def told(one: Refused) -> Wrong:
    path = f"{one.correction.path} ({one.correction.lang})"
    return refusal(CODES[one.why], found=path, line=one.line, text=" ".join(one.correction.text.split()))


def _in_words(why: Said) -> str:
    return said(why, language())
