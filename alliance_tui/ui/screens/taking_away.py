"""The field for a sentence that somebody takes away from the session."""

from __future__ import annotations

from textual import events, on
from textual.getters import query_one
from textual.widgets import TextArea

from alliance_tui.domain.decisions import takeaways
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import ParticipantId
from alliance_tui.sentences import closing as say
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import KeyBar
from alliance_tui.ui.widgets.takeaway_dock import TakeawayDock
from alliance_tui.ui.widgets.word_field import WordField


class TakingAway(PageScreen):
    """Opens the field, keeps what is written in it, and holds on to drafts. A screen fills in `show_keys`."""

    dock = query_one(TakeawayDock)
    """Where a sentence to take away is typed."""

    def show_keys(self) -> None:
        """Show the keys at the foot that do something now."""

    def open_field(self, session: Session, author: ParticipantId) -> None:
        """Open the field with what somebody takes away so far, unless nothing can be kept."""
        if self.may_write():
            words = self.host.drafts.takeaways.get(author, _kept(session, author))
            self.dock.open(author, session.name(author), words)
            # What was said before is no answer to what is typed now.
            self.whisper(None)
            self.show_keys()

    def put_field_away(self) -> bool:
        """Close the field, and say whether what is typed in it is kept.

        Returns:
            Whether it was open.
        """
        author = self.dock.author
        if author is None:
            return False
        self._close_field()
        drafts = self.host.drafts
        self.whisper(say.KEPT if author in drafts.takeaways else None, lambda: author in drafts.takeaways)
        return True

    def action_save(self) -> None:
        """Keep the sentence in the field."""
        self.dock.field.action_submit()

    def _close_field(self) -> None:
        self.dock.close()
        self.show_keys()

    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        """Keep what is typed with each key, and nothing where it is what was written down."""
        session, author, drafts = self.session, self.dock.author, self.host.drafts.takeaways
        if session is None or author is None:
            return
        if self.dock.field.text.strip() == _kept(session, author):
            drafts.pop(author, None)
        else:
            drafts[author] = self.dock.field.text

    @on(WordField.Submitted)
    def _keep(self, message: WordField.Submitted) -> None:
        author, session = self.dock.author, self.session
        if author is None or session is None:
            return
        same = message.text == _kept(session, author)
        if same or self.act(takeaways.take_away, author, message.text):
            self._close_field()
            self.host.drafts.takeaways.pop(author, None)
            self.whisper(None)
            person = session.person(author)
            if person is not None:
                self.show_answer(person.seat)

    @on(WordField.Refused)
    def _say_refused(self, message: WordField.Refused) -> None:
        self.whisper(message.sentence, message.holds)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _tell_typing(self) -> None:
        self.query_one(KeyBar).typing = isinstance(self.focused, WordField)


def _kept(session: Session, author: ParticipantId) -> str:
    """What somebody has written down to take away; empty for nothing."""
    note = takeaways.takeaway(session, author)
    return note.text if note else ""
