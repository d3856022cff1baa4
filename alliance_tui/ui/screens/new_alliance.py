"""A new alliance: who is at the table, what they are to each other, and what they call it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static, TextArea

from alliance_tui.domain.decisions.people import title_from
from alliance_tui.domain.finding import called
from alliance_tui.domain.people import Participant, clean_name
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import MAX_PEOPLE, MIN_PEOPLE
from alliance_tui.sentences import new_alliance as say
from alliance_tui.sentences.people import leads, takes_part
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.drafts import Beginning
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.new_alliance_keys import KEYS_OF_NAMES, KEYS_OF_SETTING, KEYS_OF_TITLE
from alliance_tui.ui.text import content, one_line
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.name_rows import NameRows
from alliance_tui.ui.widgets.one_line_field import OneLineField
from alliance_tui.ui.widgets.setting_choice import SettingChoice
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import KEY, QUIET, phrase
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper
from alliance_tui.ui.widgets.word_field import WordField

ROOMY: Final = 5
"""More people than this leave no room for empty lines at 80 x 24."""


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What is filled in. The arrows are the screen's, not the scrolling's."""


class NewAllianceScreen(LiveScreen[None]):
    """Asks for names, a setting and a title. Enter goes on from each to the next, and begins at the end."""

    CSS_PATH = stylesheet("library")
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]  # noqa: RUF012 (Textual's form)

    TITLE_OF_KEYS = say.TITLE

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "go_on", say.GO_ON, "new-go-on"),
        key("up", "step(-1)", say.UP, "new-up"),
        key("down", "step(1)", say.DOWN, "new-down"),
        key("f2", "facilitate", say.FACILITATE, "new-facilitate"),
        key("escape", "back", say.BACK, "new-back"),
    ]

    named = query_one(NameRows)
    """The names."""

    choice = query_one(SettingChoice)
    """The settings."""

    title_field = query_one("#title", OneLineField)
    """Where a title can be typed."""

    def __init__(self, others: Sequence[AllianceSummary] = ()) -> None:
        """A form with what was typed before.

        Args:
            others: The alliances that are known.
        """
        super().__init__()
        self._others = others

    _begun = False
    """Whether what is typed here has become an alliance."""

    @property
    def _beginning(self) -> Beginning:
        """What was typed here before."""
        return self.host.drafts.beginning

    def compose(self) -> ComposeResult:
        """The names, the settings, the title, and a line to begin with."""
        yield TopBar(say.TITLE)
        with Form(id="new"):
            yield Static(say.WHO, classes="ask", markup=False)
            yield NameRows(self._beginning.names, self._beginning.facilitators)
            yield Static(say.WHAT_TO_EACH_OTHER, classes="ask", id="ask-setting", markup=False)
            yield SettingChoice(self.host.settings, self._beginning.setting)
            yield Static(say.WHAT_CALLED, classes="ask", markup=False)
            with Horizontal(classes="name"):
                yield Static(classes="seat")
                yield OneLineField(self._beginning.title, id="title")
            yield Static(id="begin", markup=False)
        yield Whisper()
        yield KeyBar(KEYS_OF_NAMES)

    def on_mount(self) -> None:
        """Ask for the first name."""
        self._look()
        # What cannot be used of a user's own settings is said, and never in the way of the others.
        self.whisper(" ".join(self.host.setting_problems()))
        self._go_to(self.named.next_field)

    # What is typed

    def _look(self) -> None:
        """Show the names with an empty field after them, and what would begin."""
        people = self.named.people
        self.named.look(people)
        self.set_class(len(people) > ROOMY, "-many")
        self._say_what_begins(people)

    def _say_what_begins(self, people: Sequence[Participant]) -> None:
        """Show the title that would be taken, and a line to click; no line while somebody is missing."""
        title = title_of(people)
        self.title_field.placeholder = content(title)
        setting = self.choice.setting
        parts = [clean_name(self.title_field.text) or title, setting.title if setting else ""]
        first = next((one for one in people if not one.facilitator), None)
        if setting is not None and first is not None and setting.role(1) != setting.role(MAX_PEOPLE):
            parts.append(say.first_role(name=one_line(first.called), role=setting.role(1)))
        line = self.query_one("#begin", Static)
        line.display = bool(title)
        line.update(phrase((f" {say.BEGIN} ", KEY), (f"  {' · '.join(parts)}", QUIET)))

    @on(TextArea.Changed)
    def _follow_typing(self) -> None:
        self._look()
        self._keep_typed()

    @on(Sheet.Highlighted)
    def _follow_choice(self) -> None:
        self._look()

    @on(Sheet.Chosen)
    def _take_clicked(self) -> None:
        self.choice.focus()

    @on(WordField.Refused)
    def _say_refused(self, message: WordField.Refused) -> None:
        self.whisper(message.sentence, message.holds)

    @on(WordField.Submitted)
    def _go_on_from_field(self) -> None:
        self.action_go_on()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys of what is being filled in."""
        keys: tuple[Key, ...] = KEYS_OF_NAMES
        if event.widget is self.choice:
            keys = KEYS_OF_SETTING
        elif event.widget is self.title_field:
            keys = KEYS_OF_TITLE
        bar = self.query_one(KeyBar)
        bar.keys = keys
        bar.typing = isinstance(event.widget, WordField)

    # Moving and beginning

    def action_go_on(self) -> None:
        """Go to the next name, from an empty one to the setting, then to the title; after that, begin."""
        focused = self.focused
        if focused is self.title_field:
            self.action_begin()
        elif focused is self.choice:
            self._go_to(self.title_field)
        elif (row := self.named.row_of(focused)) and row.named and row is not self.named.rows[-1]:
            self._go_to(self.named.rows[row.seat].field)
        else:
            self._leave_names()

    def action_step(self, by: int) -> None:
        """Move up or down, from field to field and through the settings."""
        if self.focused is self.choice and self.choice.step(by):
            self._show_setting()
            return
        stops: list[Widget] = [*self.named.fields, self.choice, self.title_field]
        place = stops.index(self.focused) + by if self.focused in stops else 0
        self._go_to(stops[min(max(place, 0), len(stops) - 1)])

    def _show_setting(self) -> None:
        """Scroll the chosen setting into view."""
        place = self.choice.thing.place if self.choice.thing else 0
        y = self.choice.virtual_region.y + place
        self.query_one(Form).scroll_to_region(Region(0, y, 1, 1), animate=False, x_axis=False)

    def action_facilitate(self) -> None:
        """Say that the person whose name is typed facilitates, or takes part like everyone else."""
        row = self.named.row_of(self.focused)
        if row is None or not row.named:
            self.whisper(say.NAME_FIRST, lambda: row is None or not row.named)
            return
        row.facilitates = not row.facilitates
        self.whisper(leads(name=row.named) if row.facilitates else takes_part(name=row.named))
        self._look()
        self._keep_typed()

    def action_begin(self) -> None:
        """Begin the first session; where an alliance has that title, people are asked first."""
        if self.choice.setting is None:
            self.whisper(say.NO_SETTING, lambda: self.choice.setting is None)
            return
        self.named.tidy()
        title = clean_name(self.title_field.text) or title_of(self.named.people)
        if not title or not called(title, self._others):
            self._begin()
            return
        sentence = say.called_already(title=title)
        question = ConfirmDialog(say.CALLED_THE_SAME, sentence, yes=say.ANOTHER, no=say.CHANGE)
        self.app.push_screen(question, lambda yes: self._begin() if yes else None)

    def _begin(self) -> None:
        setting = self.choice.setting
        if setting is None:
            return
        refused = self.host.found_alliance(
            self.title_field.text, setting, self.named.names, self.named.facilitators
        )
        if refused is not None:
            typed = self._typed
            self.whisper(refused, lambda: self._typed == typed)
        else:
            self._begun = True
            self._keep((), (), "", "")

    @property
    def _typed(self) -> tuple[str, ...]:
        """The title and the names: why they are refused is said no longer than they stand there."""
        return (self.title_field.text, *self.named.names)

    def action_back(self) -> None:
        """Go back; what was typed is still there the next time."""
        self._keep_typed()
        if self.is_on_top:
            self.dismiss()

    @on(events.Click, "#begin")
    def _begin_clicked(self) -> None:
        self.action_begin()

    def _go_to(self, widget: Widget) -> None:
        """Let something be filled in, and bring it into view at once."""
        widget.focus(scroll_visible=False)
        self.call_after_refresh(widget.scroll_visible, animate=False)

    def _leave_names(self) -> None:
        self.named.tidy()
        if len(self.named.names) >= MIN_PEOPLE:
            self._go_to(self.choice)
            return
        self._go_to(self.named.next_field)
        self.whisper(say.WHO_ELSE)

    def _keep_typed(self) -> None:
        """Keep what is typed so far, until an alliance is made of it."""
        if not self._begun:
            names, guides = self.named.names, self.named.facilitators
            self._keep(names, guides, self.choice.highlighted, self.title_field.text)

    def _keep(self, names: tuple[str, ...], guides: tuple[str, ...], setting: str, title: str) -> None:
        beginning = self._beginning
        beginning.names, beginning.facilitators = names, guides
        beginning.setting, beginning.title = setting, title


def title_of(people: Sequence[Participant]) -> str:
    """The title that is taken where none is typed; empty while somebody is missing."""
    return title_from(people) if len(people) >= MIN_PEOPLE else ""
