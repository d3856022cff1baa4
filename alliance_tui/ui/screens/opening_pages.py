"""What is said in the opening, a page for each part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum, auto
from typing import Final

from textual.content import Content
from textual.style import Style

from alliance_tui.domain.plan import turn_length
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences.help import NOT_FOR, NOT_TO_CONTROL
from alliance_tui.ui import theme
from alliance_tui.ui.dialogs.evening import CHOICES
from alliance_tui.ui.text import fit, width
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.tones import GOOD, KEY, PLAIN, QUIET, STRONG, phrase, seat_tone, words


class Part(Enum):
    """A part of the opening."""

    READ = auto()
    """Everyone can read the screen, and knows their key."""

    CARE = auto()
    """Whom this is not for, and whose laptop it is."""

    TIME = auto()
    """How long there is."""

    RULES = auto()
    """What holds while people talk."""

    SIGN = auto()
    """The word or hand sign for a break."""

    BALANCE = auto()
    """Whether to see how long each has spoken."""

    ARRIVE = auto()
    """A word each."""


PLAN: Final = "plan "
"""What the key of a line begins with that chooses how long there is; the minutes follow."""

NAME: Final = 30
"""The most columns of a name in a list."""

LARGER: Final = "Enlarge your terminal until everyone can read this."
"""What is asked first."""

WHOSE: Final = (
    "Say aloud whose laptop this is, and who may read on it later. What you write stays on it as plain text, "
    "for whoever can use this account. Nothing leaves it."
)
"""What everyone should know before they say something that is written down."""

FIT: Final = "The turns are made to fit. Nothing ends when the time is over."
"""What the time that was chosen does."""

SIGN_KEPT: Final = "It will stand beside TIME-OUT, this time and the next times. You may leave it empty."
"""What becomes of the sign."""

BALANCE_RULE: Final = (
    "Only if each of you presses their number. It is a line of minutes, never a ranking, and you can see it "
    "afterwards in any case."
)
"""When the talk balance is shown."""


def parts_of(session: Session) -> tuple[Part, ...]:
    """The parts of the opening: without rules where the setting has none."""
    return tuple(part for part in Part if part is not Part.RULES or session.setting.rules)


def opening_page(part: Part, session: Session, seen: Collection[ParticipantId]) -> Iterator[Block]:
    """All that one part says.

    Args:
        part: Which part.
        session: The session that is opened.
        seen: Who has pressed their number to show that they can read.
    """
    match part:
        case Part.READ:
            yield _middle(LARGER)
            yield _middle("Often that is ctrl and +.", QUIET)
            yield GAP
            yield _middle("Then each of you presses your own number.", PLAIN)
            yield GAP
            yield from _answers(session, seen, facilitators=True)
        case Part.CARE:
            if not session.introduced:
                yield _middle(NOT_FOR)
                yield GAP
                yield _middle(NOT_TO_CONTROL, PLAIN)
                yield GAP
            yield _middle(WHOSE, PLAIN)
        case Part.TIME:
            yield from _time(session)
        case Part.RULES:
            yield _middle("What holds while you talk")
            yield GAP
            for rule in session.setting.rules:
                yield _middle(rule, PLAIN)
            yield GAP
            yield _middle("Read it aloud. Whoever accepts it presses their number.", QUIET)
            yield GAP
            yield from _answers(session, session.accepted, facilitators=True)
        case Part.SIGN:
            yield _middle("Which word, or which sign of the hand, means: I need a break?")
            yield GAP
            yield _middle(SIGN_KEPT, QUIET)
        case Part.BALANCE:
            yield _middle("Do you want to see, while you talk, how long each has spoken?")
            yield GAP
            yield _middle(BALANCE_RULE, QUIET)
            yield GAP
            yield from _answers(session, session.balance, facilitators=False)
        case Part.ARRIVE:
            yield _middle("One word each: how do you arrive here?")
            yield GAP
            yield _middle("Say it aloud. Nothing is typed, nothing is kept.", QUIET)


def _time(session: Session) -> Iterator[Block]:
    yield _middle("How long have you?")
    yield GAP
    for letter, minutes in CHOICES:
        chosen = STRONG if minutes == session.minutes else QUIET
        said = f"{minutes} minutes" if minutes else "any length"
        line = Content.assemble((f" {letter} ", KEY), "  ", (said, chosen))
        yield Block(line, centred=True, key=f"{PLAN}{minutes}")
    yield GAP
    turn = turn_length(session)
    if session.minutes and turn is not None:
        yield _middle(f"A turn in the step {session.step.value} is then {turn // 60}:{turn % 60:02}.", PLAIN)
    yield _middle(FIT, QUIET)


def _answers(session: Session, given: Collection[ParticipantId], *, facilitators: bool) -> Iterator[Block]:
    """Who has pressed their number, a line each; a click on it does the same."""
    people = session.here if facilitators else session.counted
    widest = min(max((width(person.name) for person in people), default=0), NAME)
    for person in people:
        mark = theme.mark(person.seat).symbol
        name = f" {person.seat} {mark} {fit(person.name, widest)}  "
        answer = ("yes", GOOD) if person.id in given else ("...", QUIET)
        yield Block(phrase((name, seat_tone(person.seat)), answer), centred=True, key=str(person.seat))


def _middle(text: str, style: Style = STRONG) -> Block:
    return Block(words(text, style), centred=True)
