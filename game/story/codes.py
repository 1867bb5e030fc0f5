"""Everything that can be wrong with a scenario, a sheet or a catalogue: one table of codes. A code never changes its
meaning, and each has a failing example in tests/story."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """Severity of a code, and a sentence for people in French and in English: what is wrong and, where one is likely,
    the mend."""

    severity: Severity
    fr: str
    en: str


CODES: dict[str, Code] = {
    # reading
    "S101": Code("error", "ce fichier ne se lit pas", "this file cannot be read"),
    "S102": Code(
        "error",
        "ce n’est pas du YAML : voir ici les guillemets, les deux-points, le retrait",
        "this is not YAML: look here at quotes, colons, the indent",
    ),
    "S103": Code("error", "cette clé est déjà donnée", "this key is given twice"),
    "S104": Code(
        "error",
        "ni alias (*), ni étiquette (!), ni fusion (<<) ici : écrire en toutes lettres, ou entre guillemets droits",
        "no alias (*), tag (!) or merge (<<) here: write it out, or put straight quotes",
    ),
    "S105": Code("error", "clé inconnue", "unknown key"),
    "S106": Code("error", "il manque une clé", "a key is missing"),
    "S107": Code("error", "cette valeur n’est pas du type attendu", "this value is not of the expected type"),
    "S108": Code("error", "ce mot n’est pas dans la liste", "this word is not in the list"),
    "S109": Code("error", "ce nombre sort des bornes", "this number is out of bounds"),
    "S110": Code("error", "il y en a trop ou trop peu", "there are too many or too few"),
    "S111": Code("error", "cet identifiant est mal formé", "this id is malformed"),
    "S112": Code("error", "ce mot est réservé dans les conditions", "this word is reserved in conditions"),
    "S113": Code("error", "cet identifiant sert déjà", "this id is already used"),
    "S114": Code("error", "ce texte est vide ou trop long", "this text is empty or too long"),
    "S115": Code("error", "ces clés ne vont pas ensemble", "these keys do not go together"),
    "S116": Code(
        "error",
        "un signe invisible dans le retrait, dans une clé ou autour d’un signe du YAML : le remplacer par une espace "
        "ordinaire, ou l’effacer",
        "an invisible sign in the indent, in a key or beside a sign of YAML: put a plain space instead, or delete it",
    ),
    "S117": Code(
        "error",
        "un signe que rien ne montre et qu’aucun texte ne demande : l’effacer",
        "a sign that nothing shows and no text needs: delete it",
    ),
    "S118": Code("error", "ce fichier ne contient pas ce qu’il devrait", "this file does not hold what it should"),
    "S119": Code("error", "trop de choses les unes dans les autres", "too many things one inside the other"),
    # what YAML does not read, and the likely mend
    "S120": Code(
        "error",
        "une tabulation dans le retrait : mettre des espaces",
        "a tab in the indent: put spaces",
    ),
    "S121": Code(
        "error",
        "deux-points de trop : mettre entre guillemets droits un texte qui en contient, ou revoir le retrait",
        "a colon too many: put straight quotes round a text that holds one, or look at the indent",
    ),
    "S122": Code(
        "error",
        'ces guillemets droits ne vont pas par paires (à l’intérieur, écrire \\" ou « »)',
        'these straight quotes do not go in pairs (inside them, write \\" or “ ”)',
    ),
    "S123": Code(
        "error",
        "ce crochet ou cette accolade ne se ferme pas, ou il manque une virgule",
        "this bracket or brace does not close, or a comma is missing",
    ),
    "S124": Code(
        "error",
        "le retrait ne va pas : les clés d’un même ensemble se suivent à la même colonne (guillemets non fermés, "
        "texte à la suite ?)",
        "the indent is off: the keys of one group stand in the same column (quotes not closed, words after a value?)",
    ),
    "S125": Code(
        "error",
        "une clé sans deux-points suivi d’une espace, ou un texte sur plusieurs lignes sans guillemets",
        "a key without a colon and a space after it, or a text over several lines without quotes",
    ),
    "S126": Code(
        "error",
        "un seul document par fichier : ôter les lignes ---, ... et %",
        "one document in a file: take out the lines ---, ... and %",
    ),
    "S127": Code(
        "error",
        "un texte sans guillemets ne peut pas avoir ce signe ici : le mettre entre guillemets droits",
        "a text without quotes cannot have this sign here: put it between straight quotes",
    ),
    "S128": Code(
        "error",
        "après une barre oblique inverse, ce signe ne veut rien dire : la doubler, ou l'ôter",
        "after a backslash this sign means nothing: double it, or take it out",
    ),
    "S129": Code(
        "error",
        "rien ne peut suivre | ou > sur la ligne : le texte va dessous, en retrait",
        "nothing may follow | or > on the line: the text goes below, indented",
    ),
    "S130": Code(
        "warning",
        "« # » après une espace commence un commentaire : ce qui suit ne fait pas partie du texte (sinon, mettre des "
        "guillemets droits)",
        "“#” after a space begins a comment: what follows is no part of the text (otherwise, put straight quotes)",
    ),
    "S131": Code(
        "warning",
        "ces guillemets courbes font partie du texte : YAML ne connaît que les droits",
        "these curly quotes are part of the text: YAML knows only straight ones",
    ),
    # repetitions
    "S140": Code("error", "ce tour n’a pas ce mot", "this turn has no such word"),
    "S141": Code("error", "trop de tours, les uns dans les autres", "too many turns, one inside the other"),
    # names
    "S201": Code("error", "structure inconnue", "unknown structure"),
    "S202": Code("error", "fait inconnu", "unknown fact"),
    "S203": Code("error", "clause inconnue", "unknown clause"),
    "S204": Code("error", "option de clause inconnue", "unknown option of a clause"),
    "S205": Code("error", "carte inconnue", "unknown card"),
    "S206": Code("error", "scène inconnue", "unknown scene"),
    "S207": Code("error", "choix inconnu", "unknown choice"),
    "S208": Code("error", "rien ne pose ce drapeau", "nothing sets this flag"),
    "S209": Code("error", "élément d’agenda inconnu", "unknown part of an agenda"),
    "S210": Code("error", "frein inconnu des fiches", "pitfall unknown to the sheets"),
    "S211": Code("error", "démarche inconnue des fiches", "approach unknown to the sheets"),
    "S212": Code("error", "fiche inconnue", "unknown sheet"),
    "S213": Code("warning", "une autre fiche raconte ce témoignage", "another sheet tells this testimony"),
    "S214": Code("error", "gage inconnu", "unknown gage"),
    "S215": Code(
        "error", "ce frein n’est pas dans la liste du scénario", "this pitfall is not in the scenario’s own list"
    ),
    "S216": Code(
        "error", "cette démarche n’est pas dans la liste du scénario", "this approach is not in the scenario’s own list"
    ),
    "S217": Code("error", "rien n’ajoute à ce compteur", "nothing adds to this counter"),
    "S218": Code("error", "déjà dit dans cette liste", "already said in this list"),
    "S219": Code("error", "une structure envers elle-même", "a structure towards itself"),
    "S220": Code("warning", "rien ne distingue ces deux-là pour qui lit", "readers cannot tell these two apart"),
    "S221": Code("error", "table inconnue", "unknown table"),
    "S222": Code("error", "demande inconnue", "unknown ask"),
    "S223": Code("error", "boîte inconnue", "unknown box"),
    # conditions
    "S301": Code("error", "cette condition ne se lit pas", "this condition cannot be read"),
    "S302": Code("error", "fonction inconnue dans une condition", "unknown function in a condition"),
    "S303": Code("error", "mauvais nombre d’arguments", "wrong number of arguments"),
    "S304": Code("error", "écriture refusée dans une condition", "this is not allowed in a condition"),
    "S305": Code("warning", "un nombre là où l’on attend vrai ou faux", "a number where true or false is expected"),
    "S306": Code("error", "condition trop longue ou trop profonde", "this condition is too long or nested too deep"),
    "S307": Code("error", "cette structure ne peut pas le savoir", "this structure cannot know that"),
    "S308": Code(
        "error", "cette structure ne peut jamais apprendre ce fait", "this structure can never learn this fact"
    ),
    "S309": Code("error", "qui lit ce texte ne peut pas le savoir", "whoever reads this text cannot know that"),
    "S310": Code(
        "error",
        "tous ne peuvent pas le voir : une option ne tombe que par ce que tous voient",
        "not everybody can see that: an option lapses only by what all see",
    ),
    # the whole
    "S401": Code("error", "plus de 5 000 paquets possibles à la table", "more than 5,000 packages at the table"),
    "S402": Code("error", "il y en a plus que le jeu n’en peut porter", "there are more than the game can hold"),
    "S403": Code("error", "une structure n’a pas d’agenda", "a structure has no agenda"),
    "S404": Code("error", "la dernière fin porte une condition", "the last ending has a condition"),
    "S405": Code(
        "warning",
        "cette fin n’arrivera jamais : une autre la précède sans condition",
        "this ending never comes: one without condition stands before it",
    ),
    "S406": Code(
        "error",
        "ce fait contredit un accord sans page d’éclatement",
        "this fact contradicts an agreement and has no burst page",
    ),
    "S407": Code("error", "le projet ne rend rien pour cette option", "the project yields nothing for this option"),
    "S408": Code(
        "warning", "le frein propre à la fiche n’est pas dans la liste", "the sheet’s own pitfall is not in the list"
    ),
    "S409": Code("warning", "un scénario a de trois à cinq actes", "a scenario has three to five acts"),
    "S410": Code("warning", "aucun événement chez soi n’est prévu", "no event at home is foreseen"),
    "S411": Code("error", "aucun tirage d’agenda n’est possible", "no mix of this agenda can be drawn"),
    "S412": Code("warning", "cet élément d’agenda n’est jamais tiré", "this part of an agenda is never drawn"),
    "S413": Code(
        "error",
        "l’identifiant n’est pas le nom du dossier ou du fichier",
        "the id is not the name of the folder or file",
    ),
    "S414": Code(
        "error", "aucune étape de ce déroulé ne peut avoir lieu", "no step of this course can ever take place"
    ),
    "S415": Code(
        "error",
        "l’option de base vaut quand personne ne dit rien : elle ne peut être fermée ni tomber",
        "the base option holds if nobody says anything: it can neither be closed nor lapse",
    ),
    "S416": Code(
        "error", "cette structure doit signer et n’est pas à cette table", "it must sign and does not sit at this table"
    ),
    "S417": Code(
        "error",
        "personne ne peut y jouer : aucune structure n’est jouable",
        "nobody can play it: no structure is playable",
    ),
    "S418": Code(
        "error",
        "il ne s’assied pas assez de structures à cette table pour tant de signatures",
        "fewer sit at this table than are to sign",
    ),
    "S419": Code(
        "error",
        "ce qu’on en dit (shown: claims) ne va qu’avec des jours (gives: days)",
        "what one says of it (shown: claims) goes with days alone (gives: days)",
    ),
    # paths through the scenario
    "S501": Code(
        "warning", "rien ne mène à cette scène (vu sur le graphe)", "nothing leads to this scene (seen on the graph)"
    ),
    "S502": Code(
        "warning",
        "si aucune condition ne tient, cette scène n’a pas de sortie",
        "if no condition holds, this scene has no exit",
    ),
    "S503": Code("error", "ce menu peut être vide", "this menu can be empty"),
    "S504": Code("warning", "personne ne peut apprendre ce fait", "nobody can learn this fact"),
    "S505": Code("warning", "personne ne tient à cette clause", "nobody cares about this clause"),
    "S506": Code(
        "warning",
        "avec ces zones rouges aucune proposition n’est acceptable",
        "with these red zones no package is acceptable",
    ),
    "S507": Code("error", "ces scènes tournent en rond sans sortie", "these scenes go round without a way out"),
    "S508": Code("warning", "ce drapeau n’est lu nulle part", "this flag is read nowhere"),
    "S509": Code("warning", "ce choix n’a aucun effet", "this choice has no effect"),
    "S511": Code(
        "error",
        "un `next` ne sera jamais lu : le précédent n’a pas de condition",
        "a `next` is never read: the one before it has no condition",
    ),
    "S512": Code("warning", "cette étape ne peut jamais avoir lieu", "this step can never take place"),
    "S513": Code(
        "warning",
        "cette option coûte plus que ne possède la structure",
        "this option costs more than the structure has",
    ),
    "S514": Code(
        "warning",
        "personne ne lira ce texte : un autre le précède, ou seule une autre structure lit ce qu’il remplace",
        "nobody reads this text: another comes before it, or only another structure reads what it replaces",
    ),
    "S515": Code(
        "warning", "cette option n’est pas fermée : rien à ouvrir", "this option is not closed: nothing to open"
    ),
    "S516": Code("warning", "rien n’ouvre cette option", "nothing opens this option"),
    "S517": Code("warning", "ce compteur n’est lu nulle part", "this counter is read nowhere"),
    "S518": Code("warning", "personne ne peut rien proposer à cette table", "nobody can put anything at this table"),
    "S519": Code("warning", "cette condition n’est jamais vraie", "this condition is never true"),
    "S520": Code(
        "warning",
        "ceci n’arrivera jamais : chaque fois que cela tiendrait, un autre avant lui tient déjà",
        "this never comes: whenever it would hold, another before it already does",
    ),
    "S521": Code(
        "warning",
        "deux options d’une même clause ne sont jamais signées ensemble",
        "two options of one clause are never signed together",
    ),
    "S522": Code(
        "warning",
        "aucun accord n’est possible avec ce tirage : rien de ce qui se signe ne vaut sa réserve",
        "no agreement is possible with this draw: nothing that can be signed is worth its reserve",
    ),
    "S523": Code(
        "warning",
        "rien ne ferme jamais ce retour : à la troisième visite, le jeu passe à la suite sans jouer ces scènes",
        "nothing ever closes this way back: at the third visit the game goes on without these scenes",
    ),
    "S524": Code(
        "warning",
        "rien n’en dépend : tout ce qui se signe à cette table y suffit",
        "nothing hangs on it: all that is signed at this table is enough",
    ),
    "S525": Code(
        "warning",
        "ces structures ne peuvent pas mettre assez de jours pour atteindre ce seuil",
        "these structures cannot put enough days to reach this threshold",
    ),
    "S526": Code("warning", "aucune étape ne pose cette demande", "no step asks this"),
    # translation
    "S601": Code("warning", "pas de traduction anglaise", "no English translation"),
    "S602": Code("warning", "il manque une traduction", "a translation is missing"),
    "S603": Code(
        "warning",
        "cette traduction est à revoir : le français a changé",
        "this translation is to be reviewed: the French has changed",
    ),
    "S604": Code(
        "warning", "cette traduction ne correspond plus à rien", "this translation belongs to nothing any more"
    ),
    "S605": Code(
        "error",
        "ce catalogue ne se lit pas : ses textes restent en français",
        "this catalogue cannot be read: its texts stay in French",
    ),
    "S606": Code(
        "warning",
        "l’en-tête du catalogue ne dit pas comment sont écrits ses signes",
        "the header of the catalogue does not say how its signs are written",
    ),
    "S607": Code("error", "deux traductions pour un même texte", "two translations for one text"),
    "S608": Code(
        "error",
        "cette entrée a un pluriel, et les textes du jeu n’en ont pas : la réécrire avec un seul msgstr",
        "this entry has a plural, and the game’s texts have none: write it with one msgstr",
    ),
    "S609": Code(
        "error",
        "cette entrée ne se lit pas (guillemets non fermés, mot inconnu, ligne en moins) : ce texte reste en français",
        "this entry cannot be read (quotes not closed, unknown word, missing line): this text stays in French",
    ),
    "S610": Code(
        "warning",
        "l’en-tête du catalogue ne dit pas que ses textes sont en anglais",
        "the header of the catalogue does not say that its texts are in English",
    ),
    "S611": Code(
        "warning",
        "l’en-tête du catalogue ne dit pas les pluriels de l’anglais",
        "the header of the catalogue does not give the plurals of English",
    ),
    # texts
    "S701": Code(
        "warning", "il manque une espace devant une ponctuation double", "a space is missing before French punctuation"
    ),
    "S702": Code("warning", "des guillemets droits au lieu de « »", "straight quotes instead of « »"),
    "S703": Code("warning", "il manque une espace à l’intérieur des guillemets", "a space is missing inside « »"),
    "S704": Code("warning", "ce texte sort de la longueur prévue", "this text is out of its expected length"),
    "S705": Code(
        "warning", "un texte ne parle jamais de nombres de confiance", "a text never speaks of numbers of trust"
    ),
    "S706": Code(
        "warning", "espace en trop avant une virgule ou un point", "a space too many before a comma or a full stop"
    ),
    "S707": Code("warning", "une apostrophe droite au lieu de ’", "a straight apostrophe instead of ’"),
    "S708": Code(
        "warning",
        "des accolades restent dans ce texte : un mot de tour mal écrit ? les personnes les verraient",
        "braces are left in this text: a word of a turn misspelt? people would see them",
    ),
    "S709": Code("warning", "ce texte reste à écrire", "this text is still to be written"),
    # people
    "S710": Code(
        "warning",
        "ce nom n’est celui de personne de la distribution, ni d’une structure, ni d’un lieu",
        "this name is nobody’s in the cast, no structure’s and no place’s",
    ),
    "S711": Code(
        "warning",
        "on ne sait pas encore qui c’est : dire ici sa structure, ou l’avoir présenté avant sur tous les chemins",
        "nobody knows yet who this is: say their structure here, or introduce them before on every way",
    ),
    "S712": Code("warning", "aucun texte ne nomme cette personne", "no text names this person"),
    "S713": Code(
        "warning",
        "rien ne dit si ce nom est masculin ou féminin, et les phrases du jeu s’y accordent",
        "nothing says whether this name is masculine or feminine, and French sentences agree with it",
    ),
    "S714": Code(
        "warning",
        "ceci se lit après un nombre : au pluriel, sans article ni majuscule, ni point",
        "this is read after a number: in the plural, without an article, a capital or a full stop",
    ),
    # weight given away
    "S801": Code("warning", "la longueur de cette option la trahit", "the length of this option gives it away"),
    "S802": Code(
        "warning",
        "la place ou la longueur des bonnes options les trahit",
        "the place or length of the good options gives them away",
    ),
}
