"""What luck did, beside what one decision changed and what several acts would have: how the three go together, and
whether who named chance was right.
"""

from game.pages.debrief_reading import Reading
from game.pages.decisive import turning
from game.pages.model import Part
from game.pages.odds import often
from game.pages.wording import semicolons, sentence

MUCH, LITTLE = 100 / 3, 10.0  # shares that end otherwise from which luck did much, under which little


def otherwise(reading: Reading) -> float | None:
    """How often the same choices end otherwise under other luck, of a hundred; None until that is known."""
    news = reading.news
    if news is None or not news.final or news.reading is None or not news.reading.get("spread"):
        return None
    return 100 - 100 * float(news.reading["spread"]["endings"].get(reading.debrief.ending, 0.0))


def of_luck(reading: Reading, key: str) -> str:
    """What luck did, as `key` says it: much, some, or little; "" until that is known."""
    share = otherwise(reading)
    if share is None:
        return ""
    how = "much" if share >= MUCH else "little" if share < LITTLE else "some"
    return reading.book.say(f"{key}.{how}", other=often(reading, share), same=often(reading, 100 - share))


def together(reading: Reading) -> Part | None:
    """One sentence: what one decision changed, what several acts would have avoided, what luck did; nothing until all
    is known."""
    luck = of_luck(reading, "together.luck")
    if not luck:
        return None
    book = reading.book
    fallen = [one for one in reading.debrief.says.pitfalls if one.verdict in ("brushed", "fallen")]
    held = [one.bill for one in fallen if one.holds.get(reading.seat) in ("could", "caused")]
    costly = any(bill.days or bill.euros or bill.people for bill in held)
    turn = turning(reading)
    how = "one_none" if turn is None else "one" if turn["others"][0]["for_all"] else "one_own"
    said = [book.say(f"together.{how}")]
    said += [book.say("together.several")] if costly else []
    return Part(id="together", role="notice", text=sentence(semicolons(book.lang, [*said, luck])) + ".")
