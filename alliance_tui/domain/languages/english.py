"""What the help with wording knows of English."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.languages.tongue import Tongue

_RELATING: Final = "about|and|as|at|before|but|by|for|from|if|in|of|on|or|so|to|when|while|with"
"""What begins something of its own after "more" and "less"."""

_COUNTED: Final = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+"
"""How many, counted."""

_NUMBER: Final = rf"(?:{_COUNTED}|an?|half an|a few|a couple of|the)"
"""How many stretches of time."""

_SPAN: Final = r"(?:minute|hour|day|night|morning|afternoon|evening|week|weekend|fortnight|month|year)s?"
"""A stretch of the day or of the calendar."""

_MEAL: Final = r"(?:breakfast|lunch|lunchtime|dinner|dinnertime|supper|tea)"
"""What the day is told by."""

ENGLISH: Final = Tongue(
    known="""
        the a an and or but of to in on at by for from with without about after before until into out up
        off over down is are was be been am has have had do does did don didn doesn isn aren won will
        can may must should would not no i we you he she they it me us him her them my our your his its
        their each other one this that these those what who which when whenever if once while whoever
        where how why as so than then too also only just again never always every everyone everybody
        someone somebody anyone nobody nothing all both some any more less most better sometimes soon
        maybe try tries trying ask asks answer answers bring brings buy buys call calls check clean
        cleans close come comes cook cooks eat eats feed get gets give gives go goes help helps keep
        keeps leave let listen listens make makes meet meets move pay pays phone phones plan put puts
        read say says send sends shop show sleep speak speaks start starts stay stop stops take takes
        talk talks tell tells turn turns use wait walk walks wash washes watch work works write writes
        day days week weeks weekly daily month morning evening night today tonight tomorrow time monday
        mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
        saturdays sunday sundays together home dinner breakfast lunch kitchen bed bins dishes money
        meeting meetings note notes friends family
    """,
    letters="",
    ending=r"\w{2,}(?:ing|ly|ness|tion|ful)",
    vague=(
        r"try(?:ing)?(?: to| and)?",
        r"as soon as (?:possible|i can|we can)",
        r"asap",
        rf"(?<!once )(?<!no )(?<!any )(?<!nothing )more(?! than\b| time\b)(?: (?!(?:{_RELATING})\b)\w+)?",
        r"better(?! (?:half|half's)\b)",
        rf"(?<!nothing )less(?! than\b)(?: (?!(?:{_RELATING})\b)\w+)?",
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
    plain=(
        r"better late than never",
        r"more-than",
        r"as soon as(?! (?:possible|\w+ can)\b)",
        r"try(?:ing)? (?:on|out)(?! to\b)",
        r"try(?:ing)? (?:the|this|that|these|those)(?! (?:best|hardest)\b)",
        r"try(?:ing)? an?(?! (?:bit|little)\b)",
    ),
    whens=(
        r"when(?:ever)?",
        r"if",
        r"before",
        r"after",
        r"until",
        r"by (?:\d|noon|midday|midnight|bedtime|morning|evening|the (?:end|time|next)|next)",
        rf"at (?:the|a|an|noon|midday|midnight|dawn|dusk|bedtime|weekends|night|{_COUNTED})",
        rf"(?:at|over|for|by) {_MEAL}",
        r"on (?:time|the|mon|tues?|wed|thurs?|fri|sat|sun)",
        r"on (?:\w+days?|weekends?)",
        r"(?:up)?on (?:leaving|entering|arriving|returning|waking|finishing|coming|going|meeting|parting)",
        r"(?:up)?on (?:arrival|departure|return|(?:my|our|the) way)",
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
        r"(?:within|in) \d+ ?(?:h|hrs?|mins?)",
        r"at all times",
        rf"(?:within|in|inside of) (?:less than |under |at most |no more than )?{_NUMBER} (?:\w+ )?{_SPAN}",
        rf"(?:same|next|following|this|that) (?:\w+ )?{_SPAN}",
        r"the (?:moment|minute|instant) (?:i|we|you|she|he|it|they|one|the|some\w+)",
        r"(?:right|straight) ?away",
        r"immediately",
        r"first thing",
        r"no later than",
        r"as soon as",
        r"halfway",
        r"in (?:the )?(?:meetings?|mornings?|afternoons?|evenings?|\w+ weeks?)",
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
    subjects=(r"(?:i|we|you|she|he|they)(?:['’](?:ll|d|ve|re|m|s))?", r"everyone", r"someone", r"the others"),
    second=(
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
    verb=(
        r"(?:will|won['’]t|can|can['’]t|may|must|should|does(?:n['’]t)?|has|is|isn['’]t|gets"
        r"|(?!(?:always|sometimes|this|his|its|yes|less|plus|thus|unless|besides|across|towards|perhaps|as|us"
        r"|afterwards|nowadays|(?:mon|tues|wednes|thurs|fri|satur|sun|week)?days|weekends|mornings|evenings"
        r"|nights)\b)[a-z]+s)"
    ),
    clauses=(
        r"when(?:ever)?|if|once|while|because|unless|that|whether|who(?:ever)?"
        r"|(?:until|since|as|before|after) (?=(?:i|we|you|she|he|they)\b)"
    ),
    relatives=r"what(?:ever)?|where(?:ver)?|how(?:ever)?|why|which",
    occasions=(
        r"when(?:ever)?|if|once|while|until|before|after|as (?:soon|long) as|(?:each|every|any|next) time"
        r"|(?:only|always|even) (?:when|if)|on \w+days?|at (?:\d|noon|night|bedtime)"
        rf"|(?:up)?on (?:leaving|entering|arriving|returning|waking)|within {_NUMBER} (?:\w+ )?{_SPAN}"
        r"|by (?:\d|noon|the end)|the (?:moment|minute|next day|same day)"
        r"|every (?:other |second )?(?:\w*day|night|morning|evening|week|month)"
    ),
    if_then="When …, {}",
    vague_example="I say by noon what I will not finish.",
    when_example="on Fridays, or when we sit down together",
)
"""English."""
