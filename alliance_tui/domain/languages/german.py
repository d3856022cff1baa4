"""What the help with wording knows of German."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.languages.tongue import Tongue

_NUMBER: Final = (
    r"(?:\d+|ein(?:e[nmrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|wenigen|ein paar"
    r"|de[mnrs])"
)
"""How many stretches of time."""

_SPAN: Final = (
    r"(?:minuten?|stunden?|\w*tag(?:e[ns]?|s)?|nacht|abends?|morgens?|wochen?|monat(?:e[ns]?|s)?|\w+ende)"
)
"""A stretch of the day or of the calendar."""

_WITHIN: Final = (
    r"(?:innerhalb|binnen|in|nach|vor) (?:von )?(?:weniger als |höchstens |spätestens )?"
    rf"{_NUMBER} (?:\w+ )?{_SPAN}"
)
"""In which time something is done."""

GERMAN: Final = Tongue(
    known="""
        der die das den dem des ein eine einen einem einer und oder aber von zu zum zur in im an am auf
        aus bei beim mit ohne nach vor für gegen um über unter durch bis seit ist sind war bin bist sein
        hat haben habe hatte wird werden kann können darf dürfen muss müssen soll sollen will wollen
        möchte nicht kein keine keinen nichts ich wir du er sie es ihr man mich uns dich mir dir ihm
        ihnen mein meine meinen unser unsere dein deine sich einander jeder jede jeden jedes jemand
        niemand alle alles beide wer was wie wo wann wenn falls sobald dass weil ob als so dann auch nur
        noch schon sehr mehr weniger besser bald immer nie niemals oft öfter manchmal vielleicht einmal
        zweimal heute morgen morgens abend abends tag tage woche montag montags dienstag dienstags
        mittwoch mittwochs donnerstag donnerstags freitag freitags samstag samstags sonntag sonntags
        zusammen gemeinsam zuhause hause essen küche bett geld handy handys müll ab weg versuche
        versuchen versucht arbeite arbeiten arbeitet bringe bringen bringt esse esst frage fragen fragt
        gebe geben gibt gehe gehen geht helfe helfen hilft höre hören hört kaufe kaufen kauft koche
        kochen kocht komme kommen kommt lasse lassen lässt mache machen macht nehme nehmen nimmt putze
        putzen putzt räume räumen räumt rede reden redet rufe rufen ruft sage sagen sagt schlafe
        schlafen schreibe schreiben schreibt spreche sprechen spricht spüle spülen spült stelle stellen
        stellt telefoniere telefonieren treffen trifft warte warten wartet wasche waschen wäscht zahle
        zahlen zahlt zeige zeigen
    """,
    letters="äöüß",
    ending=r"\w{2,}(?:ung|ungen|lich|keit|heit|ieren|isch)",
    vague=(
        r"versuch(?:e|en|t)",
        r"besser",
        r"mehr(?! als\b)",
        r"weniger(?! als\b)",
        r"möglichst",
        r"so bald wie möglich",
        r"sobald wie möglich",
        r"so schnell wie möglich",
        r"bald",
        r"manchmal",
        r"öfter",
        r"regelmäßig",
        r"wenn möglich",
        r"vielleicht",
        r"irgendwie",
        r"bemühe\w*",
        r"mühe geben",
        r"respektvoll\w*",
        r"einfühlungsvermögen",
        r"freundlichkeit",
        r"würdevoll",
    ),
    plain=(
        r"(?:nicht|nichts|nie|niemand|kein\w*(?: \w+)?) mehr",
        r"besser spät als nie",
        r"(?:sobald|so bald)(?! (?:wie|als)\b)",
    ),
    whens=(
        r"wenn",
        r"falls",
        r"sobald",
        r"bevor",
        r"nachdem",
        r"nach (?:dem|der)",
        r"vor (?:dem|der)",
        r"(?:vorm|(?:vor|nach) (?:feierabend|mitternacht|\d))",
        _WITHIN,
        r"(?:innerhalb|binnen|in) (?:von )?\d+ ?(?:h|std|min)",
        rf"(?:nächste|selbe|gleiche|diese|kommende|denselbe)[nmrs]? {_SPAN}",
        r"im (?:laufe|anschluss|urlaub|winter|sommer|herbst|frühling)",
        r"zu[mr] \w*(?:frühstück|essen|brot|zeit|pause|schluss)",
        r"(?:mittag|mittags|vormittags|nachmittags|nachts|mitternacht|werktags|wochentags|tagsüber)",
        r"(?:sofort|umgehend|unverzüglich|spätestens|pünktlich|gleich (?:bescheid|danach|nach\w*|darauf))",
        r"bis",
        r"am \w+",
        r"um \d",
        r"jede[nrsm]?",
        r"täglich",
        r"wöchentlich",
        r"monatlich",
        r"immer",
        r"nie(?:mals)?",
        r"während",
        r"beim",
        r"heute",
        r"morgen",
        r"abends?",
        r"morgens",
        r"(?:mon|diens|donners|frei|sams|sonn)tags?",
        r"mittwochs?",
        r"\d{1,2}[:.]\d\d",
        r"wer",
        r"einmal",
        r"zweimal",
    ),
    nobody=(r"jemand", r"man", r"einer von uns"),
    me=(r"ich",),
    subjects=(r"ich", r"wir", r"du", r"er", r"sie", r"ihr", r"jeder", r"jemand"),
    second=(r"auch", r"außerdem"),
    verb=(
        r"(?:wird|kann|darf|muss|soll|will|spült|"
        r"(?!(?:nicht|mit|selbst|jetzt|erst|oft|gut|sonst|fast|dort|seit|statt|zuerst|zuletzt|damit|somit|bereit"
        r"|samt|direkt|zumeist|meist|insgesamt|fest|recht|sofort|spät|nacht|echt|leicht|laut)\b)[a-zäöüß]+t)"
    ),
    clauses=r"wenn|falls|sobald|sofern|solange|bevor|nachdem|während|weil|dass|ob|wer",
    relatives=r"was|wo|wie|warum|wann|als|da",
    occasions=(
        r"wenn|falls|sobald|sofern|solange|bevor|nachdem|während|wann immer"
        r"|(?:immer|jedes mal|nur|auch),? wenn"
        r"|jede[nrsm]? (?:\w*tag|abend|morgen|woche|monat|mal)|am \w*(?:tag|abend|morgen|ende)"
        r"|(?:vor|nach) de[mr]|beim|\w+tags|um \d"
        rf"|(?:innerhalb|binnen) (?:von )?{_NUMBER} (?:\w+ )?{_SPAN}|spätestens|im laufe"
    ),
    refusing=(r"nicht", r"keine?[nrms]?", r"ohne", r"nie", r"statt"),
    if_then="Wenn …, dann {}",
    vague_example="Ich sage bis Mittag, was ich nicht schaffe.",
    when_example="freitags, oder wenn wir zusammensitzen",
)
"""German."""
