"""What lies on the table, in plain text: package by package, each with what differs from mine, so that the decision of
a round takes few lines; and a package whole."""

from game.pages import weighing
from game.pages.book import Desk
from game.pages.lying import laid_for_me
from game.pages.outside import counts_on
from game.pages.packages import PackageName, name_of
from game.pages.shapes import LineData, LinedData, PackageData
from game.pages.wording import join, ordinal, semicolons, sentence
from game.rules import state as s

FEW_CLAUSES = 3  # on which a package differs from mine, up to which each is named


def papers_text(desk: Desk, own: PackageData, others: list[PackageData], lined: list[LinedData]) -> list[str]:
    """Mine with all it holds, then each other with what differs from mine, who says what of it and what it is for me;
    a line for each that is not shown whole."""
    say = desk.book.say
    held = _held(desk, own["lines"])
    found = [f"- {_brief(desk, own)}", "  " + say("brief.holds", words=held)]
    if own["number"] < 0:
        found = ["- " + say("brief.none", title=own["name"], words=held)]
    for one in others:
        apart = _held(desk, [line for line in one["lines"] if line["differs"]])
        found.append(f"- {_brief(desk, one)}")
        found += ["  " + say("brief.apart", words=apart)] if apart else []
    return [*found, *(f"- {one['text']}" for one in lined)]


def _held(desk: Desk, lines: list[LineData]) -> str:
    """« Le pot : tout ensemble ; La clé : selon le budget », with what I cannot accept; not what does not move here."""
    say, lines = desk.book.say, [line for line in lines if not line["held"]]
    words = [say("brief.red", option=one["text"]) if one["red"] else one["text"] for one in lines]
    pairs = zip(lines, words, strict=True)
    return semicolons(
        desk.book.lang, [say("unit.clause_option", clause=one["title"], option=said) for one, said in pairs]
    )


def of_whom(desk: Desk, number: int) -> str:
    """Whose a package is, in a word or two, within a sentence; which of theirs, where two of theirs are shown."""
    name = name_of(desk, number)
    if name.author is None:
        return name.noun
    by = desk.book.say("grid.yours") if name.you else f"{desk.brief(desk.package_state(number, s.PUT_BY)):le}"
    twice = sum(name_of(desk, one).author == name.author for one in desk.packages) > 1
    return desk.book.say("grid.version", by=by, n=ordinal(desk.book.lang, name.version)) if twice and name.which else by


def line_of(desk: Desk, one: PackageData) -> str:
    """A package in a line: how many say what of it, what it is worth to me, how far from mine it is."""
    given, say = list(one["marks"].values()), desk.book.say
    new = set(one["marks"]) <= set(one["authors"])
    counts = [(mark, given.count(mark)) for mark in ("yes", "not_yet", "no")]
    said = [say("brief.new")] if new else [say(f"brief.{mark}", who=n) for mark, n in counts if n]
    apart = [line["title"] for line in one["lines"] if line["differs"]]
    return say(
        "brief.lined_named" if 0 < len(apart) <= FEW_CLAUSES and not desk.crowded else "brief.lined",
        said=semicolons(desk.book.lang, [one["name"], *said]),
        mine=weighing.verdict_words(desk, one["mine"]),
        n=len(apart),
        words=join(desk.book.lang, apart),
    )


def _brief(desk: Desk, one: PackageData) -> str:
    """A package in a line: who says what of it, or how many where they are many; whose yes it lacks; what it is for
    me."""
    book, code = desk.book, desk.book.names.seats.code
    if one["became"]:
        said_left = book.say("brief.left", package=one["name"], left=one["left"])
        return f"{said_left}."
    also = [code[seat] for seat in one["authors"] if seat != one["by"]]
    new = set(one["marks"]) <= set(one["authors"])
    together = also and (new or desk.crowded)  # else their yes names them
    said = [book.say("brief.worded")] if laid_for_me(desk, one["number"]) else []
    said = [book.say("brief.also", package=one["name"], who=desk.listed(also)) if together else one["name"], *said]
    for mark in () if new else ("yes", "not_yet", "no"):
        who = [code[seat] for seat, given in one["marks"].items() if given == mark]
        if who:
            said.append(book.say(f"brief.{mark}", who=len(who) if desk.crowded else desk.listed(who)))
    if new:
        said.append(book.say("brief.new"))
    elif one["lacking"] and desk.crowded:  # else one reads it off the names
        said.append(book.say("brief.lacking", who=desk.listed([code[seat] for seat in one["lacking"]])))
    return book.say("brief.line", said=semicolons(book.lang, said), mine=one["brief"])


def whole_text(desk: Desk, one: PackageData) -> list[str]:
    """A package in plain text with its clauses: who says what of it, what it is for me."""
    book = desk.book
    also = [PackageName(book.lang, desk.name(book.names.seats.code[seat])) for seat in one["authors"][1:]]
    title = book.say("package.also", package=one["name"], those=join(book.lang, [f"{other:celle}" for other in also]))
    text = [title if also else one["name"]]
    if one["became"]:
        text.append("- " + book.say("package.became", why=one["became"]))
    lines = [line for line in one["lines"] if not line["held"]]
    text += [f"- {book.say('unit.clause_option', clause=x['title'], option=x['text'])}" for x in lines]
    new = bool(one["marks"]) and set(one["marks"]) <= set(one["authors"]) and not one["became"]
    text += ["- " + book.say("package.new")] if new else []  # the yes of those who put it is no answer
    for mark in () if new else ("yes", "not_yet", "no"):
        who = [book.names.seats.code[seat] for seat, said in one["marks"].items() if said == mark]
        if who:
            text.append("- " + book.say(f"package.{mark}", who=desk.listed(who)))
    if one["lacking"] and not one["became"]:
        lacking = [book.names.seats.code[seat] for seat in one["lacking"]]
        text.append("- " + book.say("package.lacking", who=desk.listed(lacking)))
    counted = counts_on(desk, one["number"]) if one["marks"] and not one["became"] else ""
    text += [f"- {sentence(counted)}."] if counted else []
    if one["number"] >= 0:
        text.append("- " + book.say("package.for_you", words=" ".join(one["said"])))
    return text
