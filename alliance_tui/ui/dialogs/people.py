"""Everyone of the alliance: names and the title, who is here today, who joins, who leaves."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from alliance_tui.domain.decisions import people, sitting
from alliance_tui.domain.keepers import kept_alone
from alliance_tui.domain.people import Participant
from alliance_tui.domain.to_agree import waiting_for
from alliance_tui.domain.words import ParticipantId, RecordId
from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import people as say
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.dialogs.dialog import TINY
from alliance_tui.ui.dialogs.naming import Naming
from alliance_tui.ui.keys import digits, key, letter
from alliance_tui.ui.text import clip, one_line
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.people_blocks import people_blocks

WHAT: Final = 30
"""Columns of an agreement that is named in a sentence."""


class PeopleDialog(Naming):
    """Shows and changes who belongs to the alliance, with a session at the table or without."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    NUMBERS_CHOOSE = True

    CHANGES = frozenset({"facilitate", "join", "part", "rename", "retitle", "role", "save", "toggle_here"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "rename", say.CORRECT, "people-rename"),
        key("space", "toggle_here", say.HERE_OR_NOT, "people-here"),
        key(letter("a"), "join", say.JOIN, "people-join"),
        key(letter("n"), "retitle", say.RETITLE, "people-title"),
        key(letter("f"), "facilitate", say.FACILITATE, "people-facilitate"),
        key(letter("r"), "role", say.ROLE, "people-role"),
        key("delete,backspace", "part", say.LEAVES, "people-part"),
        key(letter("u"), "undo", everywhere.UNDO, "people-undo"),
        key(letter("y"), "redo", everywhere.REDO, "people-redo"),
        *digits("go_to", say.GO_TO, "people-seat"),
    ]

    def show_state(self) -> None:
        """Draw everyone as they are now."""
        if self.alliance is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        everyone = self.everyone
        room = self.columns if self.app.size.height < TINY else None
        blocks = people_blocks(everyone, sitting=self._is_sitting, has_roles=self._has_roles, room=room)
        self.sheet.tell(list(blocks))
        if self.highlighted is None and everyone:
            self.sheet.highlighted = everyone[min(place, len(everyone) - 1)].id
        self.tell_keys()

    def list_keys(self) -> tuple[Key, ...]:
        """What people change most comes first; who is here is said in a session alone."""
        here = (Key("space", say.HERE_AT_FOOT, "toggle_here"),) if self._is_sitting else ()
        return (
            Key("enter", say.NAME_AT_FOOT, "rename"),
            *here,
            Key("a", say.JOINS_AT_FOOT, "join"),
            Key("del", say.LEAVES_AT_FOOT, "part"),
            Key("n", say.RETITLE.name, "retitle"),
            Key("f", say.FACILITATE.name, "facilitate"),
            *((Key("r", say.ROLE.name, "role"),) if self._has_roles else ()),
            Key("esc", foot.BACK, "back"),
        )

    def welcome(self, newcomer: Participant) -> None:
        """Highlight who has joined, and say what waits for their yes."""
        self.sheet.highlighted = newcomer.id
        self._tell_of(newcomer.id, say.has_joined(name=one_line(newcomer.called)))

    def action_go_to(self, seat: int) -> None:
        """Highlight the person with a number."""
        person = next((one for one in self.everyone if one.seat == seat), None)
        if person is None:
            self.whisper(everywhere.nobody(number=seat))
            return
        self.sheet.highlighted = person.id
        self.body.show_highlighted()
        self.whisper(self.only_reads or say.keys_are_about(name=one_line(person.called)))

    def action_toggle_here(self) -> None:
        """Say that the highlighted person is not here today, or came in."""
        person = self.highlighted
        if person is None:
            return
        if self.session is None or not self.session.is_open:
            self.whisper(say.SAID_IN_A_SESSION)
        elif self.act(sitting.set_here, person.id, not person.here):
            # What was said on the screen beneath about who is away may be true no more.
            self.whisper_beneath("")

    def action_facilitate(self) -> None:
        """Let the highlighted person lead through the talk, or take part like everyone else again."""
        person, before = self.highlighted, self._in_force
        if person is not None and self.act_on_alliance(people.facilitate, person.id):
            told = say.takes_part if person.facilitator else say.leads
            self._tell_of(person.id, told(name=one_line(person.called)), self._since(before))

    def action_role(self) -> None:
        """Give the highlighted person the next of the setting's roles."""
        person = self.highlighted
        if person is not None and self.act_on_alliance(people.change_role, person.id):
            now = self.highlighted
            self.whisper(say.has_role(name=one_line(person.called), role=one_line(now.role)) if now else None)

    def action_part(self) -> None:
        """Ask whether the highlighted person leaves for good."""
        person = self.highlighted
        if person is None or not self.is_on_top or not self.may_write():
            return
        name = one_line(person.called)
        asked, sentence = say.leave_for_good(name=name), say.leaves_for_good(name=name)
        alone = kept_alone(self.alliance, person.id) if self.alliance else ()
        what = clip(alone[0].terms.what, WHAT) if alone else ""
        if alone:
            keeps = say.keeps_alone(name=name, what=what, number=len(alone))
            sentence = f"{sentence}\n\n{keeps}"

        def part() -> bool:
            before = self._in_force
            has_left = self.act_on_alliance(people.part, person.id)
            if has_left:
                then = [self._since(before)]
                if alone:
                    then.append(say.who_keeps(what=what, number=len(alone), at_table=self._is_sitting))
                self._tell_of(person.id, say.has_left(name=name), " ".join(filter(None, then)))
            return has_left

        self.app.push_screen(ConfirmDialog(asked, sentence, yes=say.FOR_GOOD, no=say.STAYS, do=part))

    def _tell_of(self, who: ParticipantId, told: str, then: str = "") -> None:
        """Say what happened to someone, how many agreements wait for their yes from now on, and what then."""
        person, table = self.find(who), self.alliance
        number = waiting_for(who, table) if table else 0
        if person is not None and number:
            waits = say.waits_for_them if self._is_sitting else say.waits_until_then
            told = f"{told} {waits(name=one_line(person.called), number=number)}"
        self.whisper(f"{told} {then}".rstrip())

    @property
    def _in_force(self) -> frozenset[RecordId]:
        """The agreements that are in force now."""
        table = self.alliance
        return frozenset(one.id for one in table.live_agreements if one.is_in_force) if table else frozenset()

    def _since(self, before: frozenset[RecordId]) -> str:
        """How many agreements came into force since others were, or are so no longer; empty for none."""
        now = self._in_force
        if now - before:
            return say.in_force_without_them(number=len(now - before))
        return say.not_in_force_until_then(number=len(before - now)) if before - now else ""

    @property
    def _is_sitting(self) -> bool:
        return self.session is not None and self.session.is_open

    @property
    def _has_roles(self) -> bool:
        """Whether the setting has more than one role."""
        return self.alliance is not None and len(set(self.alliance.setting.roles)) > 1
