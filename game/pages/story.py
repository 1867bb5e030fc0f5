"""The story: scenes and interludes passed since my last page, the scene where one chooses, and how the play ends."""

from game.pages import told
from game.pages.book import Desk
from game.pages.model import Offer, Part
from game.pages.offers import is_legal, legal_moves, numbered
from game.pages.wording import semicolons
from game.rules import codes as c
from game.rules import state as s
from game.rules.read import view as v
from game.story import tables as t


def passages(desk: Desk) -> list[tuple[int, Part]]:
    """The scenes that opened since my last page, each as my seat reads it, after the place of its opening among all
    events."""
    opened = {desk.events[at].what: at for at in desk.history.of(c.E_SCENE)}
    scenes = [event.what for event in desk.fresh if event.kind == c.E_SCENE]
    if desk.stage == c.AT_SCENE and int(desk.view.scal[s.SCENE]) not in scenes:
        scenes.append(int(desk.view.scal[s.SCENE]))
    now, last = int(desk.view.scal[s.TICK]), len(desk.events)
    met = [scene for scene in dict.fromkeys(scenes) if 0 <= scene < len(desk.book.names.scenes)]
    places = [opened.get(scene, last) for scene in met]
    moments = [desk.events[place].moment if place < last else now for place in places]
    read = [passage(desk.at(moment), scene) for scene, moment in zip(met, moments, strict=True)]
    # A scene opened before my last page, where I have something to choose now, follows what has happened in it.
    return [(place if place >= desk.seen else last, part) for place, part in zip(places, read, strict=True)]


def passage(desk: Desk, scene: int) -> Part:
    """One scene, as this desk reads."""
    name = desk.book.names.scenes[scene]
    return Part(
        id=f"scene.{name}",
        role="passage",
        title=desk.book.text(f"scenes.{name}.title"),
        text=desk.book.text(f"scenes.{name}.text"),
        data={"scene": name},
    )


def choices(desk: Desk) -> list[Part]:
    """The acts open to me, and those that only my means close."""
    if not is_legal(desk, c.CHOOSE):
        return []
    open_ones = {move[s.WHAT] for move in legal_moves(desk, c.CHOOSE)}
    scene = int(desk.book.frame.choice[min(open_ones), t.CHOICE_SCENE])
    first, end = (int(desk.book.frame.scene[scene, column]) for column in (t.SCENE_FROM, t.SCENE_TO))
    found: list[Offer] = []
    ids = desk.book.names.choices
    for choice in desk.book.in_order((code, f"choices.{ids[code]}.text") for code in range(first, end)):
        name = desk.book.names.choices[choice]
        text, cost = desk.book.text(f"choices.{name}.text"), told.means_of(desk, choice, t.EFFECT_SPEND)
        if choice in open_ones:
            hint = semicolons(desk.book.lang, [one for one in (cost, _tells_all(desk, choice)) if one])
            found.append(
                Offer(id=f"choose.{name}", text=text, hint=hint, move={"seat": desk.seat, "do": "choose", "what": name})
            )
        elif int(desk.book.frame.choice[choice, t.CHOICE_SEAT]) == desk.me and _only_means(desk, choice):
            found.append(
                Offer(id=f"choose.{name}", text=text, hint=desk.book.say("hint_of.means", cost=cost), enabled=False)
            )
    return [Part(id="choices", role="choices", title=desk.book.say("choices.title"), offers=numbered(found))]


def ending(desk: Desk) -> list[Part]:
    """How it ends, in the words of the scenario."""
    ended = desk.history.of(c.E_ENDING)
    if not ended:
        return []
    event = desk.events[ended[-1]]
    name, then = desk.book.names.endings[event.what], desk.at(event.moment).book
    on = Offer(id="open.debrief", key="1", text=desk.book.say("open.debrief"), action={"open": "debrief"})
    return [
        Part(
            id=f"ending.{name}",
            role="passage",
            title=then.text(f"endings.{name}.title"),
            text=then.text(f"endings.{name}.text"),
            data={"scene": name},
            offers=[on],
        )
    ]


def _tells_all(desk: Desk, choice: int) -> str:
    """That all will know what this choice tells, where some do not yet, as far as I have seen; "" for nothing."""
    for fact, to in told.reveals(desk, choice):
        known = int(desk.view.fact[fact, v.KNOWN_BY])
        if to < 0 and told.holds(desk, fact) and any(not known >> seat & 1 for seat in desk.others):
            return desk.book.say("hint_of.tells_all")
    return ""


def _only_means(desk: Desk, choice: int) -> bool:
    """Whether this choice is closed for want of days or money alone: nothing else is given away by showing it."""
    at = int(desk.book.frame.choice[choice, t.CHOICE_IF])
    if not told.means_of(desk, choice, t.EFFECT_SPEND):
        return False
    allowed = {t.OP_DAYS, t.OP_MONEY, t.OP_NUMBER, t.OP_LT, t.OP_LE, t.OP_GT, t.OP_GE}
    while at >= 0 and int(desk.book.frame.row[at, 0]) != t.OP_END:
        if int(desk.book.frame.row[at, 0]) not in allowed:
            return False
        at += 1
    return True
