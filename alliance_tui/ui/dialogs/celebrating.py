"""What people celebrate: what went well and why, and how and when they mark it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from alliance_tui.domain.assessing import Celebration
from alliance_tui.domain.decisions import assessing
from alliance_tui.domain.keeping import keeps_everything
from alliance_tui.sentences import celebrating as say
from alliance_tui.sentences import foot
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.drafts import Celebrated
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.tones import QUIET, words
from alliance_tui.ui.widgets.word_field import WordField

FIELDS: Final = (("what", *say.WHAT), ("how", *say.HOW), ("when", *say.WHEN))
"""The fields: what each holds, and how it is asked."""


NOTHING: Final[Celebrated] = ("", "", "")
"""The fields where nothing is written."""


class CelebratingDialog(Dialog[None]):
    """Takes one celebration, or other words for one; those that lie ahead are told beneath."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    KEYS = (
        Key("enter", foot.SAVE, "save"),
        Key("tab", foot.NEXT_FIELD, "app.focus_next"),
        Key("esc", foot.BACK, "back"),
    )

    CHANGES = frozenset({"held", "save"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "save", say.SAVE, "celebrate-save"),
        key("f2", "held", say.CELEBRATED, "celebrate-held"),
    ]

    KEYS_PLANNED = (*KEYS[:2], Key("F2", say.CELEBRATED.name, "held"), KEYS[-1])
    """The keys at the foot where something is planned already."""

    def __init__(self, changed: Celebration | None = None) -> None:
        """The fields.

        Args:
            changed: What gets other words; None for a new celebration.
        """
        super().__init__()
        self._changed = changed.id if changed else None
        self._before = (changed.what, changed.how, changed.when) if changed else NOTHING

    def compose_body(self) -> ComposeResult:
        """The fields, then what lies ahead."""
        typed_before = self.host.drafts.celebrations.get(self._changed, self._before)
        for (name, asked, hint), typed in zip(FIELDS, typed_before, strict=True):
            label = Content.assemble(content(asked, "bold"), content(f"   {hint}", "$quiet"))
            yield Static(label, classes="form-label", markup=False)
            yield WordField(typed, id=f"celebrate-{name}", classes="celebrate-field")
        yield Page(id="celebrations")

    def on_mount(self) -> None:
        """Begin to write: that is what the dialog was asked for."""
        super().on_mount()
        self.query_one("#celebrate-what", WordField).focus()

    def show_state(self) -> None:
        """Tell what lies ahead."""
        ahead = self.session.celebrations if self.session else ()
        zone = self.session.zone if self.session else ""
        asked = Block(words(say.PLANNED, QUIET))
        told = [asked, *(Block(celebration_words(one, zone)) for one in ahead)]
        self.query_one("#celebrations", Page).tell(told if ahead else ())
        self.show_keys(*(self.KEYS_PLANNED if ahead else self.KEYS))

    def action_save(self) -> None:
        """Keep what is in the fields."""
        typed = self._typed
        if self._changed is None:
            is_kept = self.act(assessing.plan_celebration, *typed)
        else:
            is_kept = typed == self._before or self.act(assessing.change_celebration, self._changed, *typed)
        if is_kept:
            self.host.drafts.celebrations.pop(self._changed, None)
            if self.is_on_top and self.session is not None:
                self.whisper_beneath(say.KEPT if keeps_everything(self.session) else say.KEPT_IF)
            self.answer(None)

    def action_held(self) -> None:
        """Say that the first of what is planned was celebrated."""
        ahead = self.session.celebrations if self.session else ()
        if ahead and self.act(assessing.hold_celebration, ahead[0].id):
            self.whisper(say.HOW_GOOD)

    @on(WordField.Submitted)
    def _save_from_field(self) -> None:
        self.action_save()

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        drafts, typed = self.host.drafts.celebrations, self._typed
        if typed == self._before or not any(one.strip() for one in typed):
            drafts.pop(self._changed, None)
        else:
            drafts[self._changed] = typed

    @property
    def _typed(self) -> Celebrated:
        what, how, when = (self.query_one(f"#celebrate-{name}", WordField).text for name, _, _ in FIELDS)
        return what, how, when
