"""The laboratory's answers in plain words: what must be mended, one sentence each; then the few figures that an author
asks for first, each with another scenario's beside."""

from collections.abc import Mapping
from typing import Any

from game.pages.lab_tables import percent
from game.pages.wording import Lang, say
from game.story.agreeing import number

TOPICS = ("endings", "table", "pitfalls", "own", "blind", "attention", "reading")
Json = Mapping[str, Any]


def told(own: Json, other: Json | None, lang: Lang) -> list[str]:
    """A sentence for each figure (see `game.lab.figures`); after it, in brackets, what it is in the other scenario."""
    lines = []
    for topic in TOPICS:
        if (given := fields(own, topic, lang)) is None:
            continue
        better = topic == "blind" and own["blind"][2] < 0
        line = say(lang, "lab.plain.blind_better" if better else f"lab.plain.{topic}", **given)
        if other is not None and (same := fields(other, topic, lang)) is not None:
            there = say(lang, f"lab.beside.{topic}", **same)
            line += " " + say(lang, "lab.beside", scenario=other["scenario"], there=there)
        lines.append(line)
    return lines


def fields(found: Json, topic: str, lang: Lang) -> dict[str, str] | None:
    """What the sentence of a topic holds, as people write it; None where the scenario has none of it."""
    if topic == "endings":
        (most, above), (least, under) = found["most"], found["least"]
        return {"most": most, "above": percent(lang, above), "least": least, "under": percent(lang, under)}
    if topic == "table":
        if found["table"] is None:
            return None
        room, agreed = found["table"]
        return {"room": percent(lang, room), "agreed": percent(lang, agreed or 0.0)}
    if topic == "pitfalls":
        if found["fallen"] is None:
            return None
        (fallen, few), (avoided, kept) = found["fallen"], found["avoided"]
        return {"fallen": fallen, "few": percent(lang, few), "avoided": avoided, "kept": percent(lang, kept)}
    if topic == "own":
        (best, high), (worst, low) = found["served"], found["ill_served"]
        return {"best": best, "high": number(lang, round(high)), "worst": worst, "low": number(lang, round(low))}
    if topic == "blind":
        seat, mind, gap = found["blind"]
        return {"seat": seat, "mind": mind, "gap": number(lang, abs(gap)), "sign": "−" if gap > 0 else "+"}
    if topic == "attention":
        return {"leads": str(found["attention"][0]), "seats": str(found["attention"][1])}
    if found["longest"] is None:
        return None
    seat, words, scenes, entries, minutes = found["longest"]
    given = {"words": words, "scenes": scenes, "entries": entries, "minutes": round(minutes)}
    return {"seat": seat} | {name: number(lang, value) for name, value in given.items()}


def complaint(one: Json, lang: Lang) -> str:
    """What must be mended: its kind, what it is about, and why, in a sentence."""
    what = one["what"]
    given: dict[str, Any] = {
        "unmet": one.get("if", ""),
        "plays": number(lang, one.get("plays", 0)),
        "share": percent(lang, one.get("share", 0.0)),
        "possible": percent(lang, one.get("possible", 0.0)),
        "by": ", ".join(one.get("by", ())),
        "mind": one.get("mind", ""),
        "page": one.get("example", ""),
        "times": one.get("times", 0),
        "kind": say(lang, f"lab.kind.{one['kind']}") if "kind" in one else "",
        "verdict": say(lang, f"lab.verdict.{one['verdict']}") if "verdict" in one else "",
        **{key: number(lang, round(one.get(key, 0.0), 1)) for key in ("p90", "mean", "others", "game")},
    }
    words = say(lang, f"lab.complaint.{what}", **given)
    return f"{what} — {one['id']} : {words}" if lang == "fr" else f"{what} — {one['id']}: {words}"
