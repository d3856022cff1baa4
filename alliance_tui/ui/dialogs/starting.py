"""Who is suggested to begin, by a rule or a number; and what is on or off in how people talk."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.decisions import techniques
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import has_begun, starter, without_first_role
from alliance_tui.domain.talk import Start
from alliance_tui.domain.techniques import is_on
from alliance_tui.domain.words import StartRule, Technique
from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import starting as say
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.keys import digits, key, letter, numbers
from alliance_tui.ui.text import one_line
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, phrase, words

WAYS: Final = (Technique.WORKS_FIRST, Technique.BREATHS, Technique.WRITING_HOLDS)
"""The ways of talking, in the order in which they are told."""


class StartDialog(ListDialog[None]):
    """The rules on offer, the present one marked, and each way of talking; a number says who begins."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.HEADING

    CHANGES = frozenset({"begin", "choose"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,space", "choose", say.CHOOSE, "start-choose"),
        key(letter("u"), "undo", everywhere.UNDO, "start-undo"),
        key(letter("y"), "redo", everywhere.REDO, "start-redo"),
        *digits("begin", say.LET_BEGIN, "start-seat"),
    ]

    sheet = query_one(Page)

    def compose_body(self) -> ComposeResult:
        """The rules."""
        yield Page(id="starting")

    def show_state(self) -> None:
        """Draw what is on offer now."""
        session = self.session
        if session is None:
            return
        self.sheet.tell(_blocks(session, self.now.t if self.now else session.t))
        if not self.sheet.highlighted:
            self.sheet.highlighted = _rule(session).value
        self.show_keys(
            *(Key(numbers(session.counted), say.BEGINS, f"begin({one.seat})") for one in session.counted[:1]),
            Key("enter", say.CHOOSE_ON_OR_OFF, "choose"),
            Key("esc", foot.BACK, "back"),
        )

    def action_choose(self) -> None:
        """Choose the highlighted rule, or turn the highlighted way of talking on or off."""
        chosen = self.sheet.highlighted
        if chosen in WAYS:
            self.act(techniques.toggle_technique, Technique(chosen))
        elif chosen and self.act(techniques.choose_start, StartRule(chosen)):
            self._say_who_begins()

    def action_begin(self, seat: int) -> None:
        """Let someone begin this step."""
        if self.act(techniques.choose_first, seat):
            self._say_who_begins()

    def _say_who_begins(self) -> None:
        session = self.session
        suggested = starter(session, session.t) if session else None
        if suggested is not None:
            self.whisper_beneath(say.is_suggested(name=suggested.called))
        elif session is not None and has_begun(session):
            self.whisper_beneath(say.FROM_THE_NEXT_STEP)
        self.answer(None)

    @on(Sheet.Chosen)
    def _choose_by_click(self) -> None:
        self.action_choose()


def _rule(session: Session) -> StartRule:
    return session.start.rule if session.start else session.setting.starts


def _blocks(session: Session, t: float) -> list[Block]:
    start = session.start or Start(session.setting.starts)
    offers = {
        StartRule.ROTATE: say.IN_TURN,
        StartRule.QUIETER: say.QUIETER_FIRST,
    }
    if without_first_role(session):
        first = session.setting.role(1)
        others = without_first_role(session)[0].role
        offers[StartRule.ROLES] = say.one_role_first(others=others, first=first)
    blocks = [
        Block(
            phrase(
                (told, PLAIN), (f"   {say.NOW}" if start.first is None and start.rule is rule else "", GOOD)
            ),
            key=rule.value,
        )
        for rule, told in offers.items()
    ]
    suggested = starter(session, t)
    if start.first is not None:
        chosen = say.was_chosen(name=one_line(session.name(start.first)))
        blocks.append(Block(phrase((chosen, GOOD))))
    said = say.begins_this_step(name=one_line(suggested.called)) if suggested else say.HAS_BEGUN
    blocks += [Block(words(said, QUIET)), GAP]
    return blocks + [_way_block(session, way) for way in WAYS]


def _way_block(session: Session, way: Technique) -> Block:
    on = is_on(session, way)
    lead = phrase((say.ON, GOOD) if on else (say.OFF, QUIET))
    return Block(phrase((say.WAYS[way], PLAIN)), lead=lead, hang=5, key=way.value)
