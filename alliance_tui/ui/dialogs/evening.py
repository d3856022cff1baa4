"""How people are with the time, in words, and how long they have: shown when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions import opening
from alliance_tui.domain.method import MINUTES
from alliance_tui.domain.pacing import standing
from alliance_tui.domain.plan import last_minutes, turn_length
from alliance_tui.domain.session import Session
from alliance_tui.sentences import evening as say
from alliance_tui.sentences import foot, vocabulary
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import GAP, NOTHING, Block, Page
from alliance_tui.ui.widgets.tones import GOOD, KEY, PLAIN, POINTER, QUIET, STRONG, phrase, words

CHOICES: Final = (*zip("abc", MINUTES, strict=True), ("d", 0))
"""The letters that choose how long there is, with the minutes; 0 for as long as it takes."""

CHOICE_KEYS: Final = tuple(
    Key(
        letter_, say.minutes_at_foot(minutes=minutes) if minutes else say.NO_LIMIT_AT_FOOT, f"plan({minutes})"
    )
    for letter_, minutes in CHOICES
)
"""The same as keys at the foot."""

SHORT_CHOICE_KEYS: Final = tuple(
    Key(letter_, f"{minutes}" if minutes else say.NO_LIMIT_AT_FOOT, f"plan({minutes})")
    for letter_, minutes in CHOICES
)
"""The same beneath the question, beside other keys: the number will do."""


PLAN: Final = "plan "
"""What the key of a line begins with that chooses how long there is; the minutes follow."""


def choice_bindings(prefix: str) -> list[BindingType]:
    """Bindings that choose how long there is, for a screen with an action `plan`."""
    return [
        key(
            letter(name),
            f"plan({minutes})",
            say.minutes_key(minutes=minutes) if minutes else say.NO_LIMIT_KEY,
            f"{prefix}-{minutes}",
        )
        for name, minutes in CHOICES
    ]


class EveningDialog(ListDialog[None]):
    """Says where the talk stands against the plan, and changes the plan."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.HEADING
    KEYS = (*CHOICE_KEYS, Key("esc", foot.BACK, "back"))

    CHANGES = frozenset({"plan"})

    BINDINGS: ClassVar[list[BindingType]] = [
        *choice_bindings("evening"),
        key(f"enter,{letter('k')}", "back", say.BACK, "evening-back"),
    ]

    page = query_one(Page)

    def compose_body(self) -> ComposeResult:
        """All of it on one page."""
        yield Page()

    def show_state(self) -> None:
        """Say where the talk stands now."""
        if self.session is not None and self.now is not None:
            self.page.tell(evening_page(self.session, self.now.t))

    def action_plan(self, minutes: int) -> None:
        """Say how long there is."""
        self.act(opening.plan_evening, minutes)


def length_blocks(session: Session) -> Iterator[Block]:
    """The lengths on offer, each with its letter; what was chosen has a pointer before it and a word after.

    Where none can be chosen only that one is told.

    One that was chosen in another way, such as the five minutes of the short form, stands before them.
    """
    offered = [minutes for _, minutes in CHOICES]
    other = () if session.minutes in offered else ((" ", session.minutes),)
    for name, minutes in (*other, *CHOICES):
        is_chosen = minutes == session.minutes
        said = say.minutes(number=minutes) if minutes else say.ANY_LENGTH
        told = phrase((f"  {said}", STRONG), (f"   {say.CHOSEN}", GOOD)) if is_chosen else NOTHING
        yield Block(
            phrase(("> " if is_chosen else "  ", POINTER), (f" {name} ", KEY if name.strip() else PLAIN))
            + (told or phrase((f"  {said}", QUIET))),
            about="plan",
            instead=told,
            key=f"{PLAN}{minutes}",
        )


def evening_page(session: Session, t: float) -> Iterator[Block]:
    """How a talk is with its time, `t` seconds since it opened."""
    yield Block(words(standing(session, t), STRONG))
    yield GAP
    yield from (replace(one, key="") for one in length_blocks(session))
    yield GAP
    if session.minutes:
        for step, minute in last_minutes(session.path, session.minutes):
            style = PLAIN if step is session.step else QUIET
            until = say.until_minute(minute=minute)
            yield Block(phrase((f"{vocabulary.STEPS[step]:<10} {until}", style)), indent=2)
        yield GAP
    seconds = turn_length(session)
    if seconds is None:
        yield Block(words(say.AS_LONG_AS_IT_TAKES, QUIET))
        return
    told = say.turn_in_this_step(length=f"{seconds // 60}:{seconds % 60:02}")
    whole = words(f"{told} {say.LONGER_OR_SHORTER}", QUIET)
    yield Block(whole, about="lengthen", instead=words(told, QUIET))
