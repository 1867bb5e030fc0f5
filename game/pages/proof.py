"""All the texts of a scenario on one page that a proofreader corrects in place, in any browser; and what it holds once
it comes back.

Each text is a block that can be written in, with its path, its language and the mark of what was read. The page saves
itself; one saved by the browser will do as well.
"""

from html.parser import HTMLParser

from game.pages.html import environment
from game.pages.wording import Lang, say
from game.story.correcting import Correction
from game.story.library import Loaded
from game.story.proof import Said, mark_of, passages
from game.story.translation import ENGLISH, FRENCH

KINDS = ("title", "text", "read_by", "told", "then", "hint", "dodge", "because", "burst", "who", "reserve_text")


def proof_html(loaded: Loaded, lang: Lang) -> str:
    """The whole file."""
    scenario = loaded.scenario
    names = {seat: loaded.catalogue.get(f"{scenario.id}.structures.{seat}.short", lang) for seat in scenario.structures}

    def what(one: Said) -> str:
        """What a text is, who alone reads it, and when; that its English is to be reviewed."""
        told = [say(lang, f"proof.kind.{one.kind}")] if one.kind in KINDS else []
        told += [say(lang, "proof.only", who=", ".join(names[seat] for seat in one.readers))] if one.readers else []
        told += [say(lang, "proof.when", when=one.when)] if one.when else []
        told += [say(lang, "proof.outdated")] if one.path in loaded.catalogue.outdated else []
        return " · ".join(told)

    def titled(title: str, kind: str) -> str:
        return loaded.catalogue.get(title, lang) if title else say(lang, f"proof.part.{kind}")

    title = f"{loaded.catalogue.get(f'{scenario.id}.title', lang)} — {say(lang, 'proof.title')}"
    keys = ("how", "save", "all")
    return (
        environment()
        .get_template("proof.html")
        .render(
            lang=lang,
            title=title,
            file=f"{scenario.id}-{say(lang, 'proof.file')}.html",
            t={key: say(lang, f"proof.{key}") for key in keys},
            names=names,
            parts=[(titled(one.title, one.kind), one) for one in passages(loaded)],
            what=what,
            mark_of=mark_of,
        )
    )


def corrections(page: str) -> list[Correction]:
    """What a page that came back says, each text once, those left as they were too."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """The blocks that can be written in; a line break or a block made by a browser while one types is a space."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Correction] = []
        self._open: tuple[str, str, str] | None = None
        self._words: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._open is None:
            path, lang, mark = (given.get(name) or "" for name in ("data-path", "data-lang", "data-mark"))
            if path and lang in (FRENCH, ENGLISH):
                self._open, self._words, self._depth = (path, lang, mark), [], 0
            return
        self._words.append(" " if tag in ("br", "div", "p") else "")
        self._depth += tag == "div"

    def handle_endtag(self, tag: str) -> None:
        if self._open is None or tag != "div":
            return
        if self._depth:
            self._depth -= 1
            return
        self.found.append(Correction(*self._open, "".join(self._words)))
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._words.append(data)
