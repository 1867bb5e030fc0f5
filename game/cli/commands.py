"""The commands, one function each: what was asked in, exit code out. Each imports what it needs."""

from argparse import Namespace

from game.cli.finding import first, folder_of, loaded, sheets_of
from game.cli.refusals import Wrong, shown
from game.cli.speaking import language, out, out_json, say
from game.cli.values import in_words


def scenarios(asked: Namespace) -> int:
    from game.story.summaries import list_scenarios

    found = list_scenarios() if asked.scenarios is None else list_scenarios(asked.scenarios)
    if not found and not asked.json:
        first(asked.scenarios)
    if asked.json:
        out_json(found)
        return 0
    for one in found:
        if "errors" in one:
            told = say("{id} : inutilisable, erreurs : {errors} (check)", "{id}: unusable, errors: {errors} (check)")
            out(f"{told.format(id=shown(one['id']), errors=one['errors'])}\n  {one['problem'][language()]}")
        else:
            lang = language()
            told = say(
                f"{len(one['seats'])} structures, {one['scenes']} scènes, {one['words'][lang]} mots",
                f"{len(one['seats'])} structures, {one['scenes']} scenes, {one['words'][lang]} words",
            )
            out(f"{one['id']:<14} {one['titles'][lang]} — {one['sheet']}, {told}")
            if "problem" in one:
                out(say("  en français seulement : ", "  in French only: ") + one["problem"][lang])
    return 0


def check(asked: Namespace) -> int:
    paths = [sheets_of(path) or folder_of(path, asked.scenarios) for path in asked.paths]
    if not paths and asked.scenarios is not None:
        first(asked.scenarios)
    from game.story.checking import check as look

    return look(paths, asked.json, language(), asked.scenarios)


def schema(asked: Namespace) -> int:
    from game.story.schema import scenario_schema

    out_json(scenario_schema())
    return 0


def translate(asked: Namespace) -> int:
    from game.story.diagnostics import StoryError
    from game.story.library import examine_sheets, shown_path
    from game.story.translation import CATALOGUE, update_catalogue
    from game.story.walk import texts

    french: dict[str, str] = {}
    sheets = sheets_of(asked.path)
    if sheets is not None:
        folder = sheets
        examined = examine_sheets(folder)
        bad = [problem for _, report in examined for problem in report.problems if report.failed()]
        if bad:  # a sheet that is not read would lose its translations
            raise Wrong(StoryError(bad).sentence(language()), 1)
        for sheet, _ in examined:
            french |= texts(sheet, sheet.id) if sheet is not None else {}
    else:
        scenario = loaded(asked.path, asked.scenarios, tell=False).scenario  # what stops it is told below
        folder = folder_of(asked.path, asked.scenarios)
        french = texts(scenario, scenario.id)
    try:
        with in_words(folder / CATALOGUE):
            counts = update_catalogue(french, folder / CATALOGUE, "Dénouer", shown_path(folder / CATALOGUE))
    except StoryError as refused:
        raise Wrong(refused.sentence(language()), 1) from None
    out(
        say(
            "textes : {texts}, à traduire : {missing}, à revoir : {outdated}",
            "texts: {texts}, to translate: {missing}, to review: {outdated}",
        ).format(**counts)
    )
    return 0


def simulate(asked: Namespace) -> int:
    from game.cli.simulating import simulate as run

    return run(asked)


def lab(asked: Namespace) -> int:
    from game.cli.exploring import lab as run

    return run(asked)


def new(asked: Namespace) -> int:
    from game.cli.starting import new as run

    return run(asked)


def graph(asked: Namespace) -> int:
    from game.cli.graphing import graph as run

    return run(asked)


def proof(asked: Namespace) -> int:
    from game.cli.proofing import proof as run

    return run(asked)


def walk(asked: Namespace) -> int:
    from game.cli.walking import walk as run

    return run(asked)


def behaviour(asked: Namespace) -> int:
    from game.cli.behaving import behaviour as run

    return run(asked)


def replay(asked: Namespace) -> int:
    from game.cli.replaying import replay as run

    return run(asked)


def export(asked: Namespace) -> int:
    from game.cli.exporting import export as run

    return run(asked)


def debrief(asked: Namespace) -> int:
    from game.cli.replaying import debrief as run

    return run(asked)


def shot(asked: Namespace) -> int:
    from game.cli.shooting import shot as run

    return run(asked)


def bench(asked: Namespace) -> int:
    from game.cli.benching import bench as run

    return run(asked)


def play(asked: Namespace) -> int:
    from game.cli.playing import play as run

    return run(asked)
