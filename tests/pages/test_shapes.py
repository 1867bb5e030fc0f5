"""What a renderer receives has the shape of its role; what is drawn keeps its id from page to page."""

import itertools

import pytest

from game.pages.debrief_shapes import DEBRIEF
from game.pages.model import Page, Part
from game.pages.playing import play_page
from game.pages.shapes import SHAPES, shaped
from game.story.library import load
from tests.helpers.large import large
from tests.helpers.scenarios import SCENARIOS, tiny
from tests.pages.debriefs import debriefed
from tests.pages.plays import desks
from tests.window import samples


def of_a_role(role):
    """Data of this role, from the pages of a play."""
    if role in DEBRIEF:
        return next(part.data for page in debriefed(2) for part in page.parts if part.role == role)
    loaded = load(SCENARIOS / "format" / "ask") if role == "boxes" else tiny()
    made = (play_page(desk).part(role) for seed in range(16) for _, desk in desks(loaded, seed))
    return next(part.data for part in made if part is not None and part.data)


def test_pages_of_a_large_table_have_their_shapes():
    roles = set()
    for _, desk in itertools.islice(desks(large(), 3, "fr"), 9, None, 37):
        page = play_page(desk)
        assert Page.model_validate_json(page.model_dump_json()) == page  # data of another shape would be gone
        roles |= {part.role for part in page.parts if part.data and part.role in SHAPES}
    assert roles >= {"map", "packages", "structures", "own-card", "means", "notebook"}


@pytest.mark.parametrize("name", samples.PAGES)
def test_the_pages_on_which_drawings_are_tried_have_the_shapes_of_the_game(name):
    for part in samples.PAGES[name]().parts:
        if part.role in ("map", "packages"):
            assert shaped(part.role, part.data) == part.data != {}


@pytest.mark.parametrize("role", SHAPES)
def test_data_of_another_shape_are_left_out_and_the_text_stays(role):
    """Each key gone, of another kind, or one too many: each time the part that is read says it by its text."""
    data = of_a_role(role)
    odd = [{key: value for key, value in data.items() if key != gone} for gone in data]
    odd += [{**data, key: [[]]} for key in data]
    odd += [{**data, "more": 1}]
    for one in odd:
        part = Part(id="p", role=role, text="En mots.", data=one)
        read = Part.model_validate_json(part.model_dump_json())
        assert (read.data, read.text) == ({}, "En mots."), one
    part = Part(id="p", role=role, text="En mots.", data=data)
    assert Part.model_validate_json(part.model_dump_json()) == part


def marks(page):
    """The ids of what the map and the packages draw, with what does not change of each."""
    found = []
    for cord in page.part("map").data["cords"]:
        found.append((cord["id"], (cord["a"], cord["b"])))
        found += [(one["id"], (cord["id"], one["seat"])) for one in cord["strands"]]
        found += [(one["id"], (cord["id"], one["fact"])) for one in cord["knots"]]
    packages = page.part("packages")
    for package in packages.data["packages"] if packages else []:
        found.append((package["id"], package["letter"]))
        found += [(line["id"], (package["letter"], line["clause"])) for line in package["lines"]]
    return found


def test_what_is_drawn_keeps_its_id_from_page_to_page():
    knots = 0
    for seed in range(8):
        known = {}
        lasting = {}
        for _, desk in desks(tiny(), seed):
            page = play_page(desk)
            if page.part("map") is None:
                continue
            found = marks(page)
            assert len({name for name, _ in found}) == len(found)
            for name, what in found:
                assert known.setdefault(name, what) == what
            names = {name for name, _ in found if name.startswith(("cord.", "strand."))}
            assert lasting.setdefault(desk.seat, names) == names
            knots += sum(name.startswith("knot.") for name, _ in found)
    assert knots
