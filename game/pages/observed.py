"""What one can recognise of a structure from what was seen of it: at most two things each, the most telling first."""

from collections import Counter

from game.pages import reasons
from game.pages.book import Desk
from game.pages.model import Part
from game.pages.wording import counted, has, semicolons

SHOWN = 2  # things said of one structure
_OFFERS = ("put.", "amend.", "lighter")
_STEPS = ("put.towards", "put.towards_more", "put.swap")
_HEARD = ("put.meets", "put.meets_red", "amend.meets")
_CLAIMED = ("below_claimed", "nothing_claimed", "claimed_again")
_WARNED = ("below_warned", "nothing_warned")
_SHORT = ("below", "nothing", "short_first", "short_after", "short_again", "short_third", *_WARNED, *_CLAIMED)


def observed(desk: Desk) -> list[Part]:
    """One line for each other structure of which something was seen; nothing before that."""
    found = [line for line in (line_of(desk, seat) for seat in desk.others) if line]
    if not found:
        return []
    text = "\n".join(f"- {line}" for line in found)
    return [Part(id="observed", role="list", title=desk.book.say("observed.title"), text=text, aside=True)]


def line_of(desk: Desk, seat: int) -> str:
    """« Feu doux : trois offres, rien de cédé ; une faute reconnue », "" where nothing tells yet. Kept until more is
    counted of it, since nothing counted is taken back."""
    seen = reasons.of(desk).seen.get(seat, Counter())
    kept: dict[tuple[str, int, int], str] = desk.history.kept.setdefault(line_of, {})
    key = desk.book.lang, seat, seen.total()
    if key not in kept:
        kept[key] = _line(desk, seat, seen)
    return kept[key]


def _line(desk: Desk, seat: int, seen: Counter[str]) -> str:
    book, words = desk.book, []
    for _, key, n in _things(seen)[:SHOWN]:
        one = f"observed.{key}.one"
        key = one if n == 1 and has(one) else f"observed.{key}"
        words.append(book.say(key, n=counted(book.lang, n), by=desk.name(seat)))
    return book.say("observed.line", by=desk.name(seat), words=semicolons(book.lang, words)) if words else ""


def _things(seen: Counter[str]) -> list[tuple[int, str, int]]:
    """What is worth saying, the most telling first, one thing of each kind: how telling, its words, how many times."""
    offers = sum(n for key, n in seen.items() if key.startswith(_OFFERS) and key != "put.prepared")
    steps = sum(seen[key] for key in _STEPS)
    heard = sum(seen[key] for key in _HEARD)
    amended = sum(n for key, n in seen.items() if key.startswith(("amend.", "put.same")))
    short = sum(seen[f"delivered.{key}"] for key in _SHORT)
    given = sum(n for key, n in seen.items() if key.startswith("delivered."))
    said = sum(n for key, n in seen.items() if key.startswith("delivered.said"))  # by their word alone
    beyond = seen["delivered.beyond"] + seen["delivered.beyond_again"]
    yes, no = seen["mark.2"], seen["mark.0"]
    marked = yes + no + seen["mark.1"]
    answers = sum(seen[f"answer.{how}"] for how in range(5))
    dodged, frank = seen["answer.2"], seen["answer.0"] + seen["answer.3"]
    bare = seen["objected.bare"] + seen["objected.bare_again"]
    reasoned = sum(seen[f"objected.{key}"] for key in ("reason", "again", "own", "accepted"))
    opened = seen["put.open_alone"]
    claimed = sum(seen[f"delivered.{key}"] for key in _CLAIMED)
    denied = seen["denied"] + seen["denied.seen"] + seen["denied.knot"]
    owned = seen["owned"] + seen["owned.claimed"] + seen["owned.knot"]
    unpaid = seen["settled_unpaid_word"] + seen["settled_unpaid_day"]
    paid = seen["settled_paid_word"] + seen["settled_paid_day"]
    limits = seen["red"] + seen["red.turn"] + seen["red.late"] + seen["red.again"]
    found = [
        (95, "talk", "lie", seen["lie"], 1),
        (92, "delivery", "claimed", claimed, 1),
        (90, "word", "promise_broken", seen["promise_broken"], 1),
        (88, "word", "cheated", seen["cheated"], 1),
        (86, "repair", "denied", denied, 1),
        (84, "repair", "unpaid", unpaid, 1),
        (80, "delivery", "short_all" if short == given else "short", short, 2 if short == given else 1),
        (76, "delivery", "beyond", beyond, 1),
        (70, "offers", "back", seen["put.back"], 1),
        (68, "offers", "no_step", offers if steps + heard + amended == 0 else 0, 3),
        (66, "offers", "unasked", seen["unasked"], 2),
        (64, "repair", "owned", owned, 1),
        (62, "delivery", "said_all" if said else "kept_all", given if short + beyond == 0 else 0, 2),
        (60, "talk", "dodged_all", dodged if dodged == answers else 0, 2),
        (58, "marks", "no_yes", marked if yes == 0 else 0, 6),
        (57, "offers", "steps", steps, 1),
        (56, "offers", "heard", heard, 1),
        (55, "offers", "opened", opened, 2),
        (54, "offers", "no_offer", seen["round"] if offers == 0 else 0, 3),
        (52, "marks", "mostly_no", marked if yes > 0 and 4 * no >= 3 * marked else 0, 4),
        (52, "marks", "mostly_yes", marked if 4 * yes >= 3 * marked else 0, 4),
        (50, "refusals", "bare", bare, 2),
        (49, "talk", "frank_all", frank if frank == answers else 0, 2),
        (48, "refusals", "reasoned", reasoned, 2),
        (46, "talk", "pressed", seen["pressed"], 1),
        (45, "talk", "told", seen["told"], 1),
        (44, "repair", "paid", paid, 1),
        (42, "offers", "joined", seen["put.same"] + seen["amend.one"], 2),
        (40, "word", "promise_kept", seen["promise_kept"], 1),
        (38, "limit", "limit", limits, 1),
        (36, "talk", "asked", seen["asked"], 3),
        (30, "offers", "offers", offers, 3),
    ]
    kept: dict[str, tuple[int, str, int]] = {}  # one of each kind
    for rank, kind, key, n, least in sorted(found, key=lambda one: -one[0]):
        if n >= least:
            kept.setdefault(kind, (rank, key, n))
    return list(kept.values())
