"""What people celebrate: what went well and why, and how and when they mark it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from alliance_tui.domain.decisions import assessing
from alliance_tui.domain.keeping import keeps_everything
from alliance_tui.sentences import celebrating as say
from alliance_tui.sentences import foot
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.tones import QUIET, words
from alliance_tui.ui.widgets.word_field import WordField

FIELDS: Final = (("what", *say.WHAT), ("how", *say.HOW), ("when", *say.WHEN))
"""The fields: what each holds, and how it is asked."""


class CelebratingDialog(Dialog[None]):
    """Takes one celebration; those that lie ahead are told beneath."""

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

    def compose_body(self) -> ComposeResult:
        """The fields, then what lies ahead."""
        for (name, asked, hint), typed in zip(FIELDS, self.host.drafts.celebration, strict=True):
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
        what, how, when = self._typed
        if self.act(assessing.plan_celebration, what, how, when):
            self.host.drafts.celebration = ("", "", "")
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
        self.host.drafts.celebration = self._typed

    @property
    def _typed(self) -> tuple[str, str, str]:
        what, how, when = (self.query_one(f"#celebrate-{name}", WordField).text for name, _, _ in FIELDS)
        return what, how, when
