"""Sample pages in French and in English, of the length that real ones have."""

from typing import Any, Literal

from game.pages.model import Choice, Curtain, Field, Kind, Offer, Page, Part, Place

Lang = Literal["fr", "en"]
N, Q = "\u202f", "\u00a0"

STRUCTURES: list[dict[str, Any]] = [
    {
        "id": "founder",
        "name": "La Fondation des Deux-Rives",
        "short": "la Fondation",
        "kind": "fondation",
        "place": 0,
        "says": f"«{Q}Nous voulons que nos associations cessent de s’ignorer.{Q}»",
        "brings": "L’argent, et la salle.",
        "me": False,
        "required": True,
        "bound": False,
        "left": False,
        "acts": ["a annoncé le projet commun sans prévenir", "vous a reçus une heure"],
    },
    {
        "id": "beginner",
        "name": "Les Ateliers du Canal",
        "short": "les Ateliers du Canal",
        "kind": "jeune association",
        "says": f"«{Q}Nous voulons apprendre de ceux qui l’ont déjà fait.{Q}»",
        "brings": "La confiance du quartier.",
        "place": 1,
        "me": True,
        "required": True,
        "bound": False,
        "left": False,
        "acts": [],
    },
    {
        "id": "elder",
        "name": "Passerelles 93",
        "short": "Passerelles 93",
        "kind": "association installée",
        "place": 2,
        "says": f"«{Q}Nos méthodes peuvent servir à d’autres.{Q}»",
        "brings": "Dix ans de pratique, douze salariés.",
        "me": False,
        "required": True,
        "bound": False,
        "left": False,
        "acts": ["a demandé ce que vous ne pourriez accepter"],
    },
    {
        "id": "third",
        "name": "Cabinet Orme & Associés",
        "short": "le cabinet Orme",
        "kind": "tiers animateur",
        "place": 3,
        "says": f"«{Q}Je suis là pour que l’on s’entende.{Q}»",
        "brings": "Une méthode et un calendrier.",
        "me": False,
        "required": False,
        "bound": False,
        "left": False,
        "acts": [],
    },
]
NAMED = [{key: one[key] for key in ("id", "place", "short")} for one in STRUCTURES]


def cord(
    a: str, b: str, tension: str, thick: tuple[str, str], *knots: tuple[str, str], moved: bool = False
) -> dict[str, Any]:
    return {
        "id": f"cord.{a}.{b}",
        "a": a,
        "b": b,
        "strands": [
            {"id": f"strand.{by}.{to}", "seat": by, "thickness": thickness, "guessed": by != "beginner"}
            for (by, to), thickness in zip(((a, b), (b, a)), thick, strict=True)
        ],
        "tension": tension,
        "knots": [
            {"id": f"knot.{a}-{b}-{n}.{a}.{b}", "fact": f"{a}-{b}-{n}", "text": text, "state": state}
            for n, (state, text) in enumerate(knots)
        ],
        "moved": moved,
    }


CORDS = [
    cord(
        "beginner",
        "founder",
        "taut",
        ("thin", "fair"),
        ("tight", "une clause ajoutée après coup, dont personne ne parle"),
    ),
    cord("beginner", "elder", "slack", ("thick", "fair"), moved=True),
    cord("beginner", "third", "taut", ("fair", "unknown")),
    cord("elder", "founder", "tight", ("thin", "thin"), ("loose", "qui annonce, et quand")),
    cord("founder", "third", "slack", ("thick", "thick")),
    cord("elder", "third", "taut", ("thin", "fair")),
]


def map_part(people: int = 4) -> Part:
    some = STRUCTURES[:people]
    ids = {one["id"] for one in some}
    cords = [one for one in CORDS if one["a"] in ids and one["b"] in ids]
    return Part(id="map", role="map", text="La table.", aside=True, data={"structures": some, "cords": cords})


def structures_part() -> Part:
    return Part(
        id="structures", role="structures", text="Quatre structures.", aside=True, data={"structures": STRUCTURES}
    )


CARD = Part(
    id="card",
    role="own-card",
    title="Les Ateliers du Canal",
    text="Votre carte.",
    aside=True,
    data={
        "seat": "beginner",
        "name": "Les Ateliers du Canal",
        "kind": "jeune association",
        "says": f"«{Q}Nous voulons apprendre de ceux qui l’ont déjà fait.{Q}»",
        "seeks": "Rester maîtres de votre projet, de son nom, de vos recrutements.",
        "wishes": [
            {
                "clause": "form",
                "option": "form.exchange",
                "text": "un simple échange de pratiques",
                "weight": "vital",
                "word": "vital",
            },
            {
                "clause": "mentor",
                "option": "mentor.monthly",
                "text": "quelqu’un d’expérience qui réponde, une fois par mois",
                "weight": "important",
                "word": "important",
            },
            {"clause": "name", "option": "name.cited", "text": "être cités", "weight": "nice", "word": "appréciable"},
        ],
        "cannot": ["form.joint"],
        "cannot_text": "Une fonction commune dirigée par l’autre association.",
        "reserve": f"40{N}000{Q}€ acquis{N}; 15{N}000{Q}€ que la fondation peut retenir. Personne ne vous a dit si elle le ferait.",  # noqa: E501
        "answers_to": "Votre présidente bénévole, qui a vu une petite association disparaître dans une fusion.",
        "facts": ["Votre coordinatrice a une offre ailleurs, réponse avant Noël."],
        "days": 8.5,
        "money": 2000,
    },
)
MEANS = Part(
    id="means",
    role="means",
    text=f"Il vous reste 8,5{Q}jours sur 9.",
    aside=True,
    data={"days": 8.5, "days_had": 9, "money": 2000, "money_start": 2000, "spent": {"corridor": 0.5}},
)
NAVIGATION = Part(
    id="nav",
    role="navigation",
    offers=[
        Offer(id="nav.notebook", text="Carnet", key="c", action={"open": "notebook"}),
        Offer(id="nav.moments", text="Revenir à un moment", key="r", action={"open": "moments"}),
        Offer(id="nav.settings", text="Réglages", key="g", action={"open": "settings"}),
        Offer(id="nav.quit", text="Quitter", key="q", action={"open": "title"}),
    ],
)
SINCE = [
    "La fondation a annoncé le projet commun à la presse.",
    "Passerelles 93 vous a téléphoné.",
    "Le cabinet Orme a fixé une date.",
]
PLACE = Place(act="L’appel", time="septembre", n=1, of=3)
STORY = (
    f"Madame Vasseur pose la convention sur la table, ouverte à la page quatre. «{Q}C’est une formalité{N}: le comité "
    f"souhaite que les deux projets travaillent ensemble. Vous êtes voisins, vous parlez aux mêmes familles{N}; ce serait "  # noqa: E501
    f"dommage de s’ignorer, non{N}?{Q}»\nLa phrase n’était pas dans le règlement. Votre présidente la relit deux fois. "
    f"À côté, le directeur de Passerelles 93 regarde son téléphone, puis vous regarde."
)


def page(kind: Kind, title: str, parts: list[Part], lang: Lang = "fr", **more: Any) -> Page:
    return Page(id=f"{kind}-1", kind=kind, lang=lang, title=title, seat="beginner", parts=parts, **more)


def story() -> Page:
    choices = Part(
        id="choices",
        role="choices",
        offers=[
            Offer(id="sign", text="Signer la convention telle qu’elle est", key="1", move={"do": "choose"}),
            Offer(
                id="ask",
                text="Demander à la fondation ce qu’elle a promis à son conseil",
                key="2",
                hint="1 jour",
                move={},
            ),
            Offer(id="call", text="Appeler Passerelles 93 avant de répondre", key="3", hint=f"½{Q}jour", move={}),
            Offer(
                id="law",
                text="Faire relire la page quatre par un juriste",
                key="4",
                enabled=False,
                move={},
                hint=f"Il faudrait 2{N}000{Q}€ et trois semaines{N}; vous n’avez plus que deux semaines.",
            ),
        ],
    )
    return page(
        "story",
        "La clause ajoutée",
        [Part(id="p", role="passage", text=STORY), choices, map_part(), structures_part(), CARD, MEANS, NAVIGATION],
        since=SINCE,
        place=PLACE,
    )


def corridor() -> Page:
    who = Field(
        id="to", label="À qui", choices=[Choice(id=s["id"], text=s["short"]) for s in STRUCTURES if not s["me"]]
    )
    moves = [
        Offer(
            id="ask",
            text="Demander en passant",
            key="1",
            hint=f"½{Q}jour",
            move={},
            fields=[
                who,
                Field(
                    id="topic",
                    label="Quoi",
                    value="why",
                    choices=[
                        Choice(id="why", text="Pourquoi êtes-vous ici ?"),
                        Choice(id="red", text="Que ne pourriez-vous pas accepter ?"),
                        Choice(id="bring", text="Que pouvez-vous apporter ?"),
                    ],
                ),
            ],
        ),
        Offer(id="listen", text="Demander et reformuler", key="2", hint=f"1{Q}jour", move={}, fields=[who]),
        Offer(
            id="tell",
            text="Dire",
            key="3",
            hint=f"0{Q}jour",
            move={},
            fields=[
                who,
                Field(
                    id="what",
                    label="Ce que vous dites",
                    choices=[
                        Choice(
                            id="offer",
                            text="Votre coordinatrice a une offre ailleurs, réponse avant Noël.",
                            note="délicat",
                        ),
                        Choice(
                            id="red",
                            text="Vous ne pouvez pas accepter une fonction commune dirigée par l’autre association.",
                        ),
                    ],
                ),
            ],
        ),
        Offer(id="visit", text="Aller voir sur place", key="4", hint=f"1{Q}jour", move={}, fields=[who]),
        Offer(id="team", text="Travailler avec votre équipe", key="5", hint=f"½{Q}jour", move={}),
        Offer(id="none", text="Ne rien faire", key="6", move={}),
    ]
    return page(
        "corridor",
        "Entre deux réunions",
        [
            Part(id="hint", role="hint", text="Chacun fait une chose, sans savoir ce que font les autres."),
            Part(id="moves", role="moves", title="Votre demi-journée", offers=moves),
            map_part(),
            structures_part(),
            CARD,
            MEANS,
            NAVIGATION,
        ],
        since=SINCE[:2],
        place=PLACE,
    )


CLAUSES = [
    ("form", "La forme", {"joint": "une fonction commune", "exchange": "un échange de pratiques"}),
    (
        "announcement",
        "L’annonce",
        {"loud": "une conférence de presse", "quiet": "une ligne sur les sites", "none": "aucune"},
    ),
    ("mentor", "Le compagnonnage", {"monthly": "une fois par mois", "none": "aucun"}),
    ("host", "Qui tient l’argent", {"founder": "la fondation", "elder": "Passerelles 93"}),
]


def package(
    letter: str,
    by: str,
    options: dict[str, str],
    marks: dict[str, str],
    crossed: tuple[dict[str, str], ...] = (),
    days: float = 3,
    mine: dict[str, str] | None = None,
) -> dict[str, Any]:
    reds = {one["option"] for one in crossed}
    lines = [
        {
            "id": f"package.{letter}.{c}",
            "clause": c,
            "title": title,
            "option": f"{c}.{options[c]}",
            "text": texts[options[c]],
            "differs": options[c] != (mine or options)[c],
            "red": f"{c}.{options[c]}" in reds,
            "held": False,
        }
        for c, title, texts in CLAUSES
    ]
    wins = [wish["text"] for wish in CARD.data["wishes"] if wish["option"] in [line["option"] for line in lines]]
    names = {one["id"]: one["short"] for one in STRUCTURES}
    asks = f"{days:g}{Q}jours par période"
    return {
        "id": f"package.{letter}",
        "number": ord(letter) - 65,
        "letter": letter,
        "name": f"La proposition de {names[by]}",
        "head": "La vôtre" if by == "beginner" else names[by],
        "which": "2e version" if letter == "C" else "",
        "by": by,
        "authors": [by, "third"] if letter == "B" else [by],
        "amends": "",
        "lines": lines,
        "marks": marks,
        "lacking": [],
        "mine": {
            "verdict": "worse" if crossed else "better",
            "wins": wins,
            "keeps": [],
            "loses": ["rien n’est annoncé avant l’ouverture"] if letter == "A" else [],
            "crossed": list(crossed),
            "days": days,
            "money": 1500.0 if letter == "A" else 0.0,
            "pays": 0.0,
            "gets": 1400.0 if letter == "B" else 0.0,
            "comes": "vous recevez 1 400 € par période" if letter == "B" else "",
            "asks": asks,
        },
        "said": ["Mieux que ne rien signer.", f"Cela vous demande {asks}."],
        "brief": "Vous y gagnez ; 1 jour par période",
        "became": "",
        "left": "",
        "in_force": False,
    }


OWN = {"form": "exchange", "announcement": "quiet", "mentor": "monthly", "host": "founder"}
PACKAGES = [
    package(
        "A",
        "founder",
        {"form": "joint", "announcement": "loud", "mentor": "monthly", "host": "founder"},
        {"founder": "yes", "third": "yes", "beginner": "no", "elder": "not_yet"},
        mine=OWN,
        crossed=({"option": "form.joint", "text": f"La forme{Q}: une fonction commune"},),
        days=6,
    ),
    package(
        "B",
        "elder",
        {"form": "exchange", "announcement": "none", "mentor": "none", "host": "elder"},
        {"founder": "no", "third": "not_yet", "beginner": "not_yet", "elder": "yes"},
        mine=OWN,
        days=1,
    ),
    package(
        "C",
        "beginner",
        OWN,
        {"founder": "not_yet", "third": "yes", "beginner": "yes", "elder": "yes"},
    ),
]


def bargaining(count: int = 3) -> Page:
    some, own = PACKAGES[: min(count, 2)], PACKAGES[2]
    answers = [Choice(id="yes", text="oui"), Choice(id="not_yet", text="pas tel quel"), Choice(id="no", text="non")]
    marks = [
        Field(id=f"marks.{p['letter']}", label=f"Votre avis sur {p['name']}", choices=answers, value="not_yet")
        for p in [*some, own]
    ]
    cells = [
        Field(
            id=f"what.{c}",
            label=title,
            choices=[Choice(id=f"{c}.{o}", text=text, value=o) for o, text in texts.items()],
            value=f"{c}.{OWN[c]}",
            group="Votre version",
            sheet=True,
            short=title,
        )
        for c, title, texts in CLAUSES
    ]
    return page(
        "table",
        "La table, deuxième tour",
        [
            Part(
                id="packages",
                role="packages",
                text="Trois paquets.",
                data={
                    "packages": some,
                    "yours": own,
                    "clauses": [],
                    "opening": f"Encore 2 tours, celui-ci compris{Q}: il faut le oui de chacune.",
                    "news": [],
                    "missing": [{"seat": "elder", "text": f"Passerelles 93{Q}: pas d’annonce avant le vote."}],
                    "third": [],
                    "rounds_left": 2,
                    "lined": [],
                    "elsewhere": 1,
                    "whole": False,
                    "folded": "Touche p : le détail de chacune.",
                    "seating": [],
                    "key": "",
                    "structures": NAMED,
                },
            ),
            Part(
                id="moves",
                role="moves",
                title="Ce que vous faites de ce tour",
                data={
                    "clauses": [],
                    "common": [one.id for one in marks],
                    "cells": [one.id for one in cells],
                    "besides": [],
                },
                offers=[
                    Offer(id="support", text="Seulement dire où vous en êtes", key="1", move={}, fields=marks),
                    Offer(id="put", text="Poser un paquet", key="2", move={}, fields=cells + marks),
                    Offer(id="red", text="Mettre une zone rouge sur la table", key="3", move={}, fields=marks),
                    Offer(id="leave", text="Vous retirer", key="4", move={}),
                ],
            ),
            map_part(),
            CARD,
            MEANS,
            NAVIGATION,
        ],
        since=SINCE[:1],
        place=PLACE,
    )


def guess() -> Page:
    sure = Field(
        id="sure",
        label="Vous en êtes",
        kind="stars",
        choices=[
            Choice(id="chance", text="au hasard"),
            Choice(id="rather", text="plutôt"),
            Choice(id="sure", text="sûrs"),
        ],
    )
    return page(
        "guess",
        "Que cherche Passerelles 93 ?",
        [
            Part(
                id="g",
                role="guess",
                text="Ce que vous pensez n’engage à rien, et reste pour vous.",
                data={},
                offers=[
                    Offer(
                        id="guess",
                        text="Votre idée",
                        move={},
                        fields=[
                            Field(
                                id="card",
                                label="Ce qu’elle cherche d’abord",
                                choices=[
                                    Choice(id="grow", text="grandir"),
                                    Choice(id="teach", text="transmettre"),
                                    Choice(id="money", text="de l’argent"),
                                    Choice(id="name", text="un nom"),
                                    Choice(id="calm", text="la tranquillité"),
                                    Choice(id="place", text="une place"),
                                ],
                            ),
                            sure,
                            Field(
                                id="seen",
                                label="Ce qui vous le fait dire",
                                kind="many-of",
                                most=2,
                                choices=[
                                    Choice(id="a", text="ses questions"),
                                    Choice(id="b", text="son retard"),
                                    Choice(id="c", text="son offre"),
                                ],
                            ),
                            Field(id="words", label="En un mot, si vous voulez", kind="text", most=200, value=""),
                        ],
                    )
                ],
            ),
            map_part(),
            structures_part(),
            CARD,
            MEANS,
            NAVIGATION,
        ],
        place=PLACE,
    )


def title() -> Page:
    return page(
        "title",
        "Dénouer",
        [
            Part(id="hint", role="list", text="Un jeu sur ce qui se passe quand des structures essaient de coopérer."),
            Part(
                id="choices",
                role="choices",
                offers=[
                    Offer(id="new", text="Jouer seul", key="1", action={}),
                    Offer(id="pass", text="À plusieurs sur cette machine", key="2", action={}),
                    Offer(id="resume", text="Reprendre", key="3", action={}, hint="La clause ajoutée, acte I, hier"),
                    Offer(id="settings", text="Réglages", key="g", action={}),
                    Offer(id="quit", text="Quitter", key="q", action={}),
                ],
            ),
        ],
    )


def notebook() -> Page:
    notes = [
        {
            "id": "1",
            "about": "elder",
            "by": "elder",
            "topic": "seeks",
            "text": "Elle dit chercher à transmettre sa méthode.",
            "when": "septembre",
            "standing": "unverified",
            "word": "non vérifié",
        },
        {
            "id": "2",
            "about": "founder",
            "by": "third",
            "topic": "fact",
            "when": "octobre",
            "standing": "contradicted",
            "text": "Son conseil n’aurait rien promis à personne.",
            "word": "contredit",
        },
        {
            "id": "3",
            "about": "elder",
            "by": "",
            "topic": "breach",
            "when": "octobre",
            "standing": "seen",
            "text": "Deux de ses salariés sont partis cet été.",
            "word": "vu",
        },
    ]
    return page(
        "notebook",
        "Le carnet",
        [
            Part(
                id="n",
                role="notebook",
                text="…",
                data={"notes": notes, "structures": NAMED},
            ),
            Part(id="nav", role="navigation", offers=[Offer(id="nav.back", text="Revenir", key="esc", action={})]),
        ],
    )


def burst() -> Page:
    return page(
        "burst",
        "Le nœud lâche",
        [
            Part(
                id="b",
                role="burst",
                title="La fondation avait promis la fusion",
                data={"fact": "board_promise"},
                text="Le conseil de la fondation tenait la fonction commune pour acquise depuis juin. À votre question de septembre, "  # noqa: E501
                "elle avait répondu à côté. Le cabinet Orme le savait.",
            ),
            Part(
                id="c",
                role="choices",
                offers=[
                    Offer(id="say", text="Dire ce qu’il m’en coûte", key="1", move={}),
                    Offer(id="reopen", text="Rouvrir la clause", key="2", move={}),
                    Offer(id="leave", text="Partir", key="3", move={}),
                ],
            ),
            map_part(3),
            CARD,
            MEANS,
            NAVIGATION,
        ],
        place=PLACE,
    )


def english() -> Page:
    return page(
        "story",
        "The added clause",
        [
            Part(
                id="p",
                role="passage",
                text="Mrs Vasseur lays the agreement on the table, open at page four. “A formality: the committee "
                "would like the two projects to work together. You are neighbours, you speak to the same families; it would be a pity "  # noqa: E501
                "to ignore each other, wouldn’t it?”\nThe sentence was not in the rules. Your chair reads it twice.",
            ),
            Part(
                id="c",
                role="choices",
                offers=[
                    Offer(id="sign", text="Sign the agreement as it is", key="1", move={}),
                    Offer(
                        id="ask",
                        text="Ask the foundation what it has promised its board",
                        key="2",
                        hint="1 day",
                        move={},
                    ),
                ],
            ),
            map_part(),
            CARD,
            MEANS,
            NAVIGATION,
        ],
        lang="en",
        since=["The foundation told the press about the joint project."],
        place=Place(act="The call", time="September", n=1, of=3),
    )


def curtain() -> Page:
    return Page(
        id="curtain",
        kind="message",
        lang="fr",
        title="À vous",
        seat="elder",
        parts=[
            Part(
                id="c",
                role="choices",
                offers=[Offer(id="lift", text="C’est bien nous, montrer la page", key="z", action={}, meant=True)],
            )
        ],
        curtain=Curtain(
            seat="elder",
            name="Passerelles 93",
            text="Passez la machine à Passerelles 93. Les autres regardent ailleurs.",
        ),
    )


def plain(kind: Kind) -> Page:
    """A page of any kind, with parts whose roles have no drawer."""
    return page(
        kind,
        "Ce qui s’est passé",
        [
            Part(
                id="x",
                role="debrief-happened",
                title="Le fil",
                text=f"{STORY}\n- Première chose.\n- Deuxième chose, plus longue, "
                "qui tient sur deux lignes quand la colonne est étroite comme ici.",
            ),
            Part(
                id="f",
                role="form",
                title="Un mot",
                offers=[
                    Offer(
                        id="say",
                        text="Écrire",
                        move={},
                        fields=[Field(id="word", label="Comment c’était", kind="text", most=60, value="")],
                    )
                ],
            ),
            CARD,
            NAVIGATION,
        ],
        place=PLACE,
    )


PAGES = {
    "story": story,
    "corridor": corridor,
    "table": bargaining,
    "guess": guess,
    "title": title,
    "notebook": notebook,
    "burst": burst,
    "english": english,
    "curtain": curtain,
    "end": lambda: plain("end"),
    "debrief": lambda: plain("debrief"),
}
