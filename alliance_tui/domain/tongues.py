"""What the help with wording knows of four languages; of any other it says nothing about single words."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct


class Tongue(Struct, frozen=True):
    """The words of one language that the help looks for. All are patterns, in lower case."""

    common: tuple[str, ...]
    """Small words that tell it apart from the others."""

    vague: tuple[str, ...]
    """Words that hide the step."""

    whens: tuple[str, ...]
    """Words that say when, how often or in which case."""

    nobody: tuple[str, ...]
    """Words for someone who is nobody."""

    me: tuple[str, ...]
    """Words for the one who speaks."""

    second: tuple[str, ...]
    """What begins a second agreement in the same sentence, after "and"."""

    refusing: tuple[str, ...]
    """Words of what is not done: that has no day on which it is done."""

    if_then: str
    """How an if-then sentence begins; `{}` is where what was typed goes."""

    vague_example: str
    """An example of a step that can be seen."""

    when_example: str
    """An example of a day or an occasion."""


ENGLISH: Final = Tongue(
    common=("the", "and", "we", "i", "to", "of", "is", "you", "our", "with", "for", "each", "not"),
    vague=(
        r"try(?:ing)?(?: to| and)?",
        r"as soon as (?:possible|i can|we can)",
        r"asap",
        r"(?<!once )(?<!no )(?<!any )more (?!than\b|time\b)\w+",
        r"better(?! (?:half|half's)\b)",
        r"less (?!than\b)\w+",
        r"sometimes",
        r"regularly",
        r"if possible",
        r"whenever possible",
        r"when possible",
        r"maybe",
        r"somehow",
        r"soon(?!er)",
        r"in time",
        r"pay(?:ing)? attention to",
        r"be mindful",
        r"work on (?:being|my|our|your|myself|ourselves)",
        r"do (?:my|our|your) best",
        r"make an effort",
        r"as (?:one|a) team",
        r"(?:equal |mutual )?respect(?:ful)?(?! this| that)",
        r"supportive",
        r"empathy",
        r"kind(?:ness)?(?! of\b)",
    ),
    whens=(
        r"when(?:ever)?",
        r"if",
        r"before",
        r"after",
        r"until",
        r"by \d",
        r"at (?:the|a|an|noon|night|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)",
        r"on (?:time|the|mon|tues|wednes|thurs|fri|satur|sun)\w*",
        r"every",
        r"on \w+ days?",
        r"each (?!other)\w+",
        r"daily",
        r"weekly",
        r"monthly",
        r"once",
        r"twice",
        r"always",
        r"never",
        r"during",
        r"while",
        r"whoever",
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
        r"today",
        r"tonight",
        r"tomorrow",
        r"\d{1,2}[:.]\d\d",
        r"\d{1,2} ?[ap]m",
        r"in \d+",
        r"in (?:the )?(?:meetings?|mornings?|evenings?|\w+ weeks?)",
        r"early",
        r"in the coming",
        r"follow(?:s|ed) by",
        r"responded",
        r"stay(?:ed|s)?",
        r"keep",
        r"(?:is|are)",
        r"should",
        r"as members",
    ),
    nobody=(r"someone", r"somebody", r"anyone (?:of us|can)", r"one of us(?![\s\S]*\bother\b)", r"people"),
    me=(r"i", r"i'll", r"i’ll"),
    second=(
        r"(?:i|we|you|she|he|they)",
        r"also",
        r"hold",
        r"ask",
        r"write",
        r"call",
        r"send",
        r"keep",
        r"help",
        r"clean",
        r"cook",
        r"stop",
        r"start",
        r"tell",
        r"bring",
    ),
    refusing=(r"no", r"not", r"don['’]t", r"rather than", r"without", r"nobody", r"instead of", r"free of"),
    if_then="When …, {}",
    vague_example="I say by noon what I will not finish.",
    when_example="on Fridays, or when we sit down together",
)
"""English."""

GERMAN: Final = Tongue(
    common=(
        "der",
        "die",
        "das",
        "und",
        "wir",
        "ich",
        "nicht",
        "zu",
        "mit",
        "für",
        "ein",
        "ist",
        "dem",
        "den",
    ),
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
    whens=(
        r"wenn",
        r"falls",
        r"sobald",
        r"bevor",
        r"nachdem",
        r"nach (?:dem|der)",
        r"vor (?:dem|der)",
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
    second=(r"(?:ich|wir|du|er|sie)", r"auch", r"außerdem"),
    refusing=(r"nicht", r"keine?[nrms]?", r"ohne", r"nie", r"statt"),
    if_then="Wenn …, dann {}",
    vague_example="Ich sage bis Mittag, was ich nicht schaffe.",
    when_example="freitags, oder wenn wir zusammensitzen",
)
"""German."""

FRENCH: Final = Tongue(
    common=(
        "le",
        "la",
        "les",
        "et",
        "nous",
        "je",
        "des",
        "du",
        "une",
        "pour",
        "avec",
        "envers",
        "est",
        "pas",
    ),
    vague=(
        r"essa(?:ie|ye|yer|yons)(?: de)?",
        r"(?<!ne )(?<!non )plus (?:de|souvent)(?! que\b)",
        r"mieux",
        r"moins de",
        r"dès que possible",
        r"le plus tôt possible",
        r"bientôt",
        r"parfois",
        r"régulièrement",
        r"si possible",
        r"peut-être",
        r"faire de (?:mon|notre) mieux",
        r"respect(?:ueux|ueuse)?",
        r"empathie",
        r"bienveillance",
        r"avec grâce",
    ),
    whens=(
        r"quand",
        r"lorsqu\w*",
        r"si",
        r"avant",
        r"après",
        r"jusqu\w*",
        r"chaque",
        r"tous les",
        r"toutes les",
        r"toujours",
        r"jamais",
        r"pendant",
        r"à \d",
        r"dès",
        r"(?:lun|mar|mercre|jeu|vendre|same)dis?",
        r"dimanche",
        r"aujourd['’]hui",
        r"demain",
        r"ce soir",
        r"le (?:matin|soir|week-end)",
        r"une fois",
    ),
    nobody=(r"quelqu['’]un",),
    me=(r"je", r"j['’]\w+"),
    second=(r"(?:je|nous|tu|il|elle)", r"aussi"),
    refusing=(r"pas", r"ne", r"sans", r"jamais", r"aucune?"),
    if_then="Quand …, alors {}",
    vague_example="Je dis avant midi ce que je ne finirai pas.",
    when_example="le vendredi, ou quand nous nous retrouvons",
)
"""French."""

SPANISH: Final = Tongue(
    common=(
        "el",
        "los",
        "las",
        "y",
        "nosotros",
        "yo",
        "una",
        "para",
        "con",
        "que",
        "del",
        "ante",
        "es",
        "lo",
    ),
    vague=(
        r"(?:intentar|intento|intentamos|tratar de|trato de|tratamos de)",
        r"mejor",
        r"más (?!de\b|que\b)\w+",
        r"menos (?!de\b|que\b)\w+",
        r"lo antes posible",
        r"cuanto antes",
        r"pronto",
        r"a veces",
        r"regularmente",
        r"si es posible",
        r"quizás?",
        r"tal vez",
        r"adecuadamente",
        r"respeto",
        r"empatía",
        r"amabilidad",
    ),
    whens=(
        r"cuando",
        r"si",
        r"antes",
        r"después",
        r"hasta",
        r"cada",
        r"todos los",
        r"todas las",
        r"siempre",
        r"nunca",
        r"durante",
        r"mientras",
        r"a las \w+",
        r"(?:lunes|martes|miércoles|jueves|viernes|sábados?|domingos?)",
        r"hoy",
        r"mañana",
        r"esta noche",
        r"una vez",
    ),
    nobody=(r"alguien", r"uno de nosotros"),
    me=(r"yo",),
    second=(r"(?:yo|nosotros|tú|él|ella)", r"también"),
    refusing=(r"no", r"sin", r"nunca", r"ningún\w*"),
    if_then="Cuando …, entonces {}",
    vague_example="Digo antes del mediodía lo que no terminaré.",
    when_example="los viernes, o cuando nos reunimos",
)
"""Spanish."""

TONGUES: Final = (ENGLISH, GERMAN, FRENCH, SPANISH)
"""The languages, in the order in which they are preferred where words are of several."""

AND: Final = r"(?:and|und|et|y|e)"
"""How a second part begins, in all of them."""

_LATIN: Final = re.compile(r"[^\W\d_]+")


def tongue_of(text: str) -> Tongue | None:
    """The language of some words, by its small words; English where none tells, None for another script."""
    letters = [one for one in text if one.isalpha()]
    if not letters or sum(one < "\u0250" for one in letters) * 2 < len(letters):
        return None
    said = [one.casefold() for one in _LATIN.findall(text)]
    return max(TONGUES, key=lambda one: sum(word in one.common for word in said))
