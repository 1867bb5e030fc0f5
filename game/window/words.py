"""The few words that the window says by itself, in French and in English; everything else comes with the page."""

WORDS: dict[str, tuple[str, str]] = {
    "since": ("Entre-temps", "Since your last page"),
    "confirm": ("Confirmer", "Confirm"),
    "keys": ("Touches", "Keys"),
    "me": ("vous", "you"),
    "left": ("parti", "left"),
    "required": ("accord requis", "agreement required"),
    "seeks": ("Vous cherchez", "You seek"),
    "decides": ("Ce qu’il faudra décider ensemble", "What will have to be decided together"),
    "cannot": ("Vous ne pouvez pas accepter", "You cannot accept"),
    "reserve": ("Si rien n’est signé", "If nothing is signed"),
    "answers_to": ("Vous répondez à", "You answer to"),
    "facts": ("Vous savez", "You know"),
    "promised": ("Promis", "Promised"),
    "have": ("Ce qui reste", "What is left"),
    "was_sought": ("Au début", "At the start"),
    "was_cannot": ("Ce qui était impossible", "What was impossible"),
    "was_awaited": ("Ce qui l’attendait chez elle", "What waited at home"),
    "pitfalls": ("Les freins", "The pitfalls"),
    "approaches": ("Les démarches", "The approaches"),
    "best": ("ce que vous avez fait de mieux", "what you did best"),
    "crossed": ("Zone rouge franchie", "Red zone crossed"),
    "guessed_then": ("Ce que vous pensiez", "What you thought"),
    "says": ("Vous dites", "You say"),
    "of": ("{left} sur {start}", "{left} of {start}"),
    "unacceptable": ("Vous ne pouvez pas l’accepter", "You cannot accept it"),
    "who": ("Qui dit quoi", "Who says what"),
    "support": ("Leurs avis", "Their answers"),
    "yes": ("oui", "yes"),
    "not_yet": ("pas tel quel", "not as it is"),
    "no": ("non", "no"),
    "mine": ("Pour vous seulement", "For you alone"),
    "new": ("nouvelle", "new"),
    "lacking": ("il manque le oui de", "still needs a yes from"),
    "draft": ("Votre version", "Your version"),
    "unput": ("pas encore posée", "not put yet"),
    "missing": ("Ce que les autres disent ne pas pouvoir prendre", "What the others say they cannot take"),
    "drafted": (
        "Une case de la dernière colonne, la vôtre, se change en cliquant dessus\u202f; "
        "celle d’une autre, ou son titre, se reprend.",
        "Click a cell of the last column, yours, to change it; click another’s, or its head, to take it over.",
    ),
    "in_force": ("signée", "signed"),
    "knot_tight": ("nœud serré", "tight knot"),
    "knot_loose": ("nœud desserré", "loose knot"),
    "knot_burst": ("nœud défait par rupture", "burst knot"),
    "guessed": ("en pointillé\u00a0: deviné d’après leurs actes", "dotted: guessed from what they do"),
    "before": ("Avant de confirmer", "Before you confirm"),
    "keys_tab": ("Tab, Maj+Tab, ↑ ↓", "Tab, Shift+Tab, ↑ ↓"),
    "keys_tab_does": ("aller d’une chose à l’autre", "go from one thing to the next"),
    "keys_enter": ("Entrée, Espace", "Enter, Space"),
    "keys_enter_does": ("choisir, ouvrir, confirmer", "choose, open, confirm"),
    "keys_sides": ("← →", "← →"),
    "keys_sides_does": ("changer la réponse d’une ligne", "change the answer of a row"),
    "keys_digits": ("1 à 9", "1 to 9"),
    "keys_digits_does": (
        "choisir ce qui porte ce chiffre (hors de vue, une première pression l’y amène)\u202f; "
        "dans un champ, la réponse de ce rang",
        "choose what bears that digit (out of sight, a first press brings it in); in a field, the answer of that rank",
    ),
    "keys_help": ("F1", "F1"),
    "keys_help_does": ("ces touches", "these keys"),
    "keys_page": ("Page ↑, Page ↓, Début, Fin, molette", "Page Up, Page Down, Home, End, wheel"),
    "keys_page_does": ("faire défiler", "scroll"),
    "keys_card": ("F2", "F2"),
    "keys_card_does": ("ouvrir ou replier votre carte", "unfold or fold your card"),
    "keys_notes": ("F3", "F3"),
    "keys_notes_does": ("ouvrir le carnet, même en écrivant", "open the notebook, even while writing"),
    "keys_aside": ("F4", "F4"),
    "keys_aside_does": (
        "en grand texte\u00a0: aller aux fils, aux propositions, et revenir",
        "in large text: go to the cords, to the packages, and back",
    ),
    "again": ("Encore une fois, et c’est choisi", "Once more, and it is chosen"),
    "waiting": ("Un instant", "One moment"),
    "stop": ("Arrêter", "Stop"),
    "stopping": ("On s’arrête", "Stopping"),
    "keys_write": ("Ctrl A, C, X, V, Z", "Ctrl A, C, X, V, Z"),
    "keys_write_does": (
        "en écrivant\u00a0: tout prendre, copier, couper, coller, défaire",
        "while writing: select all, copy, cut, paste, undo",
    ),
    "keys_size": ("Ctrl +, Ctrl −, Ctrl 0", "Ctrl +, Ctrl −, Ctrl 0"),
    "keys_size_does": ("agrandir, réduire, remettre le texte à 100\u00a0%", "text larger, smaller, back to 100%"),
    "keys_full": ("F11", "F11"),
    "keys_full_does": ("plein écran", "full screen"),
    "keys_esc": ("Échap", "Esc"),
    "keys_esc_does": ("revenir en arrière", "go back"),
}
SHORTCUTS = (
    *("tab", "enter", "sides", "digits", "page", "card", "notes", "aside", "write"),
    *("size", "full", "help", "esc"),
)


def word(lang: str, key: str, **values: object) -> str:
    """One of these words in the page's language."""
    french, english = WORDS[key]
    return (english if lang == "en" else french).format(**values)


def labelled(lang: str, label: str, said: object) -> str:
    """« label : ce qui est dit »."""
    return f"{label}: {said}" if lang == "en" else f"{label}\u00a0: {said}"
