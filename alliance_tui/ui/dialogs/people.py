"""Everyone of the alliance: names and the title, who is here today, who joins, who leaves."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.decisions import people, sitting
from alliance_tui.domain.people import Participant, clean_name, free_seat
from alliance_tui.domain.to_agree import waiting_for
from alliance_tui.domain.words import ParticipantId, RecordId
from alliance_tui.sentences import everywhere, foot
from alliance_tui.sentences import people as say
from alliance_tui.sentences.vocabulary import FACILITATOR
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.dialogs.dialog import ListDialog
from alliance_tui.ui.drafts import Called
from alliance_tui.ui.keys import digits, key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.text import one_line
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.name_dock import NameDock
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, QUIET, STRONG, WAITS, person_words, phrase, seat_tone, words
from alliance_tui.ui.widgets.word_field import WordField


class PeopleDialog(ListDialog[None]):
    """Shows and changes who belongs to the alliance, with a session at the table or without."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    WRITING = (Key("enter", foot.SAVE, "save"), Key("esc", foot.BACK, "back"))
    """The keys at the foot while a name or the title is typed."""

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

    sheet = query_one(Page)
    dock = query_one(NameDock)

    @property
    def highlighted(self) -> Participant | None:
        """The person that keys are about."""
        return self._find(ParticipantId(self.sheet.highlighted))

    def compose_body(self) -> ComposeResult:
        """Everyone."""
        yield Page(id="people")

    def compose_foot(self) -> ComposeResult:
        """The field for a name or the title, hidden until it is asked for."""
        yield NameDock()

    def show_state(self) -> None:
        """Draw everyone as they are now."""
        if self.alliance is None:
            return
        place = self.sheet.thing.place if self.sheet.thing else 0
        everyone = self.alliance.people
        self.sheet.tell([*(self._row(person) for person in everyone), GAP, *self._hints()])
        if self.highlighted is None and everyone:
            self.sheet.highlighted = everyone[min(place, len(everyone) - 1)].id
        self._show_keys()

    def action_go_to(self, seat: int) -> None:
        """Highlight the person with a number."""
        person = next((one for one in self._people if one.seat == seat), None)
        if person is None:
            self.whisper(everywhere.nobody(number=seat))
            return
        self.sheet.highlighted = person.id
        self.body.show_highlighted()
        self.whisper(say.keys_are_about(name=one_line(person.name)))

    def action_rename(self) -> None:
        """Open the field with the highlighted name."""
        person = self.highlighted
        if person is not None and self.may_write():
            asked = person_words(person, STRONG) + words(f" · {say.RIGHT_NAME}", STRONG)
            self._open_field(person.id, asked, person.name)

    def action_join(self) -> None:
        """Open the field for a new name, while there is a number free."""
        if free_seat(self._people) is None:
            self.whisper(people.TABLE_FULL)
        elif self.may_write():
            self._open_field(Called.NEWCOMER, words(say.WHO_JOINS, STRONG))

    def action_retitle(self) -> None:
        """Open the field with the title of the alliance."""
        if self.alliance is not None and self.may_write():
            self._open_field(Called.ALLIANCE, words(say.THE_TITLE, STRONG), self.alliance.title)

    def action_save(self) -> None:
        """Take what is in the field: a name, or the title."""
        about, typed = self.dock.about, self.dock.field.text
        if about is Called.NEWCOMER:
            if self.act_on_alliance(people.join, typed):
                self._close_saved_field()
                newcomer = self._people[-1]
                self.sheet.highlighted = newcomer.id
                self._tell_of(newcomer.id, say.has_joined(name=one_line(newcomer.name)))
        elif clean_name(typed) == self._name_of(about):
            self._close_saved_field()
            self.whisper(None)
        elif about is Called.ALLIANCE:
            if self.act_on_alliance(people.rename_alliance, typed):
                self._close_saved_field()
                title = self._name_of(about)
                like_another = self.host.is_another_called(title)
                self.whisper(say.is_called(title=one_line(title), like_another=like_another))
        elif self.act_on_alliance(people.rename, about, typed):
            self._close_saved_field()

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
            self._tell_of(person.id, told(name=one_line(person.name)), self._since(before))

    def action_role(self) -> None:
        """Give the highlighted person the next of the setting's roles."""
        person = self.highlighted
        if person is not None and self.act_on_alliance(people.change_role, person.id):
            now = self.highlighted
            self.whisper(say.has_role(name=one_line(person.name), role=one_line(now.role)) if now else None)

    def action_part(self) -> None:
        """Ask whether the highlighted person leaves for good."""
        person = self.highlighted
        if person is None or not self.is_on_top or not self.may_write():
            return
        sentence = say.leaves_for_good(name=one_line(person.name))

        def part() -> bool:
            before = self._in_force
            has_left = self.act_on_alliance(people.part, person.id)
            if has_left:
                self._tell_of(person.id, say.has_left(name=one_line(person.name)), self._since(before))
            return has_left

        self.app.push_screen(
            ConfirmDialog(say.SOMEONE_LEAVES, sentence, yes=say.FOR_GOOD, no=say.STAYS, do=part)
        )

    def action_back(self) -> None:
        """Close the field, else the dialog."""
        if self.dock.is_open:
            self._close_field()
            self.whisper(say.KEPT if self.dock.about in self.host.drafts.names else None)
        else:
            super().action_back()

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        if self.dock.is_open and self.dock.draft.strip():
            self.host.drafts.names[self.dock.about] = self.dock.draft
        elif self.dock.is_open:
            self.host.drafts.names.pop(self.dock.about, None)

    @on(WordField.Submitted)
    def _save_from_field(self) -> None:
        self.action_save()

    @on(Sheet.Chosen)
    def _rename_by_click(self) -> None:
        self.action_rename()

    def _tell_of(self, who: ParticipantId, told: str, then: str = "") -> None:
        """Say what happened to someone, how many agreements wait for their yes from now on, and what then."""
        person, table = self._find(who), self.alliance
        number = waiting_for(who, table) if table else 0
        if person is not None and number:
            waits = say.waits_for_them if self._is_sitting else say.waits_until_then
            told = f"{told} {waits(name=one_line(person.name), number=number)}"
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
    def _people(self) -> tuple[Participant, ...]:
        return self.alliance.people if self.alliance else ()

    def _find(self, person: ParticipantId) -> Participant | None:
        return next((one for one in self._people if one.id == person), None)

    def _name_of(self, about: ParticipantId | Called) -> str:
        """What somebody or the alliance is called now; empty for who is not there."""
        if about is Called.ALLIANCE:
            return self.alliance.title if self.alliance else ""
        return next((one.name for one in self._people if one.id == about), "")

    def _open_field(self, about: ParticipantId | Called, asked: Content, present: str = "") -> None:
        self.dock.open(about, asked, present, self.host.drafts.names.get(about, ""))
        self._show_keys()
        self.call_after_refresh(self.body.show_highlighted)

    def _close_saved_field(self) -> None:
        self.host.drafts.names.pop(self.dock.about, None)
        self._close_field()

    def _close_field(self) -> None:
        self.dock.close()
        self.set_focus(None)
        self._show_keys()

    def _show_keys(self) -> None:
        if self.dock.is_open:
            self.show_keys(*self.WRITING)
            return
        here = (Key("space", say.HERE_AT_FOOT, "toggle_here"),) if self._is_sitting else ()
        self.show_keys(
            Key("enter", say.NAME_AT_FOOT, "rename"),
            *here,
            Key("a", say.JOINS_AT_FOOT, "join"),
            Key("n", say.RETITLE.name, "retitle"),
            Key("del", say.LEAVES.name, "part"),
            Key("f", say.FACILITATE.name, "facilitate"),
            *((Key("r", say.ROLE.name, "role"),) if self._has_roles else ()),
            Key("esc", foot.BACK, "back"),
        )

    @property
    def _is_sitting(self) -> bool:
        return self.session is not None and self.session.is_open

    @property
    def _has_roles(self) -> bool:
        """Whether the setting has more than one role."""
        return self.alliance is not None and len(set(self.alliance.setting.roles)) > 1

    def _row(self, person: Participant) -> Block:
        lead = Content.assemble((f"{person.seat} ", seat_tone(person.seat)), person_words(person, STRONG))
        here = (say.HERE, GOOD) if person.here else (say.NOT_HERE, WAITS)
        guides = person.facilitator and person.role != FACILITATOR
        said = [
            *((here,) if self._is_sitting else ()),
            *(((person.role, QUIET),) if person.role else ()),
            *(((say.FACILITATES, QUIET),) if guides else ()),
        ]
        apart = [part for one in said for part in ((" · ", QUIET), one)][1:]
        return Block(phrase(*apart), lead=lead, hang=36, key=person.id)

    def _hints(self) -> list[Block]:
        hint = say.CORRECTED_AND_ASKED_LATER if self._is_sitting else say.CORRECTED_ANY_TIME
        hints = (
            hint,
            say.MAY_BE_RETITLED,
            say.MAY_FACILITATE,
            *((say.MAY_HAVE_ROLE,) if self._has_roles else ()),
        )
        return [Block(words(one, QUIET)) for one in hints]
