import pytest

from game.pages.model import Choice, Field, Offer, Page, Part, ValuesError, compose

FIELDS = [
    Field(
        id="what.form",
        label="",
        choices=[Choice(id="form.a", text="", value="a"), Choice(id="form.b", text="", enabled=False)],
    ),
    Field(id="what.none", label="", choices=[Choice(id="none", text="", nothing=True)], value="none"),
    Field(
        id="who",
        label="",
        kind="many-of",
        choices=[Choice(id=one, text="") for one in "xyz"],
        least=1,
        most=2,
        value=["x"],
    ),
    Field(id="why", label="", kind="text", most=5, value=""),
]
OFFER = Offer(id="put", text="", move={"do": "put", "what": {"pace": "slow"}}, fields=FIELDS)


def test_a_move_is_composed_along_paths_and_the_offer_is_left_as_it_was():
    made = compose(OFFER, {"what.form": "form.a", "who": ["z", "x"], "why": "so"})
    assert made == {"do": "put", "what": {"pace": "slow", "form": "a", "none": None}, "who": ["x", "z"], "why": "so"}
    assert OFFER.move == {"do": "put", "what": {"pace": "slow"}}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "what.form"),
        ({"what.form": "form.b"}, "what.form"),
        ({"what.form": ["form.a"]}, "what.form"),
        ({"what.form": "form.a", "who": []}, "who"),
        ({"what.form": "form.a", "who": "x"}, "who"),
        ({"what.form": "form.a", "who": ["x", "y", "z"]}, "who"),
        ({"what.form": "form.a", "why": "too long"}, "why"),
    ],
)
def test_what_a_field_does_not_offer_is_refused_by_its_name(values, field):
    with pytest.raises(ValuesError) as refused:
        compose(OFFER, values)
    assert refused.value.field == field


def test_a_page_goes_through_json_and_back():
    page = Page(
        id="p", kind="table", lang="fr", title="À", since=["a"], parts=[Part(id="m", role="moves", offers=[OFFER])]
    )
    assert Page.model_validate_json(page.model_dump_json()) == page
    assert page.offer("put") == OFFER
    with pytest.raises(KeyError):
        page.offer("nothing")


@pytest.mark.parametrize("odd", ["\u202e", "\u2066", "\x1b", "\x00", "\ud800", "\ufeff", "\u200b"])
def test_what_is_typed_is_text_whatever_it_came_through(odd):
    offer = Offer(id="o", text="Dire", action={}, fields=[Field(id="f", label="F", kind="text", most=40)])
    assert compose(offer, {"f": f"de{odd}main\r\nmatin 👩‍🌾"}) == {"f": "demain matin 👩‍🌾"}


ACTS = ("ask", "tell", "walk")


@pytest.mark.parametrize("given", [{}, {"do": "ask"}, {"do": "tell"}, {"do": "walk"}])
def test_what_waits_for_an_answer_is_not_asked_before_it(given):
    """What an act is about: the choices of several acts never stand together."""
    about = [Choice(id=f"{do}.why", text="Why?", unless={"do": [one for one in ACTS if one != do]}) for do in ACTS[:2]]
    fields = [
        Field(id="do", label="What?", choices=[Choice(id=do, text=do) for do in ACTS]),
        Field(id="what", label="About what?", choices=about, narrow=True),
    ]
    offer = Offer(id="to", text="To", move={}, fields=fields)
    assert fields[0].asked(given, offer)
    assert fields[1].asked(given, offer) == (given.get("do") in ACTS[:2])
    if fields[1].asked(given, offer):
        assert [one.id for one in fields[1].open_choices(given, offer)] == [f"{given['do']}.why"]
