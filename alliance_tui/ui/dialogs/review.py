"""When the agreements are looked at again: in one's own words, or one of the setting's rhythms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static, TextArea

from alliance_tui.domain.decisions import people
from alliance_tui.domain.moments import day_words, moved_words, review_moment, review_words
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import MAX_WHY
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, WAITS, phrase, words
from alliance_tui.ui.widgets.word_field import WordField

KEPT = "What you typed is kept until you open this again: no date is set by it."
"""Said where a date is left half typed."""

if TYPE_CHECKING:
    from alliance_tui.domain.next_review import Proposal

LONGEST = 100
"""The most characters a date is said in."""


class ReviewDialog(Dialog[None]):
    """Takes a date as people say it, and says back which day that is while it is typed."""

    HEADING = "When do we look at our agreements again?"
    TITLE_OF_KEYS = "The date of the review"

    KEYS = (Key("enter", "set", "set"), Key("↑ ↓", "choose", "choose(1)"), Key("esc", "back", "back"))

    KEYS_PLANNED = (
        Key("enter", "set", "set"),
        Key("F2", "today", "say('today')"),
        Key("F3", "a week later", "say('a week later')"),
        Key("↑ ↓", "choose", "choose(1)"),
        Key("esc", "back", "back"),
    )
    """The keys at the foot where a review is planned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down",
            "choose(1)",
            "next",
            show=False,
            priority=True,
            id="review-next",
            tooltip="The next rhythm of your setting",
        ),
        Binding(
            "up",
            "choose(-1)",
            "before",
            show=False,
            priority=True,
            id="review-before",
            tooltip="The rhythm before",
        ),
        Binding("enter", "set", "set", show=False, id="review-set", tooltip="Set this date"),
        key("f2", "say('today')", "today", "Bring the review forward to today", "review-today"),
        key("f3", "say('a week later')", "a week later", "Postpone the review by a week", "review-later"),
        key("f5", "move_here", "zone", "Count in the time zone of this laptop from now on", "review-zone"),
    ]

    field = query_one("#review-field", WordField)
    why = query_one("#review-why", WordField)
    rhythms = query_one(Page)

    def __init__(self, text: str = "") -> None:
        """A dialog with some words in its field.

        Args:
            text: Such as "a week later".
        """
        super().__init__()
        self._text = text

    def compose_body(self) -> ComposeResult:
        """The field, what it means, and the rhythms."""
        yield Static(id="review-now", markup=False)
        yield WordField(
            self._text,
            id="review-field",
            single=True,
            limit=LONGEST,
            placeholder="in 2 weeks · Friday 18:30 · every month",
        )
        yield Static(id="review-means", markup=False)
        yield WordField(id="review-why", single=True, limit=MAX_WHY, placeholder="why, if you want to say it")
        yield Page(id="review-rhythms")

    def on_mount(self) -> None:
        """Begin to write: that is what the dialog was asked for."""
        super().on_mount()
        self.field.fill(self._text or self.host.drafts.review)
        self._say_back()
        self.field.focus()

    def show_state(self) -> None:
        """Say which review is planned, and offer the setting's rhythms."""
        alliance = self.alliance
        if alliance is None:
            return
        planned = alliance.review
        now = self.host.clock.now()
        said = "No review is planned yet."
        if planned is not None:
            told = review_words(planned, now)
            said = f"Planned now: {told.day}" + (f", {told.then}" if told.then else "")
            said += f"\n{moved}" if (moved := moved_words(planned, now)) else ""
            self.show_keys(*self.KEYS_PLANNED)
        if (here := self.host.clock.zone()) != alliance.zone:
            said += f"\nDays and hours are those of {alliance.zone}. F5: those of {here} from now on."
        if self._proposal is not None:
            said += f"\n{self._proposal.sentence}"
        self.query_one("#review-now", Static).update(words(said, QUIET))
        self.rhythms.tell(
            [Block(words("Usual for you, up and down choose:", QUIET))]
            + [Block(words(rhythm, PLAIN), key=rhythm) for rhythm in self._offered]
        )

    def action_choose(self, by: int) -> None:
        """Put the next rhythm, or the one before, into the field."""
        offered = self._offered
        if not offered:
            return
        there = offered.index(self.rhythms.highlighted) if self.rhythms.highlighted in offered else None
        place = (0 if by > 0 else -1) if there is None else (there + by) % len(offered)
        self._take(offered[place])

    def action_say(self, text: str) -> None:
        """Put some words for a date into the field."""
        if self.alliance is not None and self.alliance.review is not None:
            self._take(text)

    def action_move_here(self) -> None:
        """Count in the zone that this laptop is set to; what is planned keeps its day and hour."""
        if self.alliance is not None and self.act_on_alliance(people.move, self.host.clock.zone()):
            self.whisper(f"Days and hours are those of {self.alliance.zone} now.")
            self._say_back()

    def action_set(self) -> None:
        """Set the date that is in the field."""
        review = self._read()
        if isinstance(review, Refused):
            self.whisper(review)
        elif review is None:
            self.whisper("Say when first, or choose with up and down.")
        elif self.act_on_alliance(people.schedule_review, review, self.why.text if self.why.display else ""):
            self.host.drafts.review = ""
            if self.is_on_top:
                self.whisper_beneath(f"The review is on {_full(review)}.")
            self.answer(None)

    def action_back(self) -> None:
        """Go back; what is half typed stays until the dialog is opened again."""
        if self.is_on_top and self.host.drafts.review:
            self.whisper_beneath(KEPT)
        super().action_back()

    @on(WordField.Submitted)
    def _set_from_field(self) -> None:
        self.action_set()

    @on(Sheet.Chosen)
    def _take_clicked(self, message: Sheet.Chosen) -> None:
        self._take(message.key)

    @on(TextArea.Changed)
    def _say_back(self) -> None:
        text = self.field.text.strip()
        self.host.drafts.review = "" if text in self._offered else text
        if text != self.rhythms.highlighted:
            self.rhythms.highlighted = text if text in self._offered else ""
        review = self._read()
        self.why.display = isinstance(review, Review) and self._is_later(review)
        self.query_one("#review-means", Static).update(self._meaning(review))

    def _take(self, rhythm: str) -> None:
        self.rhythms.highlighted = rhythm
        self.field.fill(rhythm)
        self.field.focus()

    @property
    def _offered(self) -> tuple[str, ...]:
        """The setting's rhythms, the usual one first; before them what is proposed after looking back."""
        if self.alliance is None:
            return ()
        setting = self.alliance.setting
        proposed = (self._proposal.when,) if self._proposal else ()
        return tuple(dict.fromkeys((*proposed, setting.review, *setting.rhythms)))

    @property
    def _proposal(self) -> Proposal | None:
        """The next review on offer, once people have looked back at something in this session."""
        session = self.session
        if session is None or not session.is_open or not session.assessment.revealed:
            return None
        from alliance_tui.domain.next_review import propose

        return propose(session.review, session.setting.review, session.assessment)

    def _read(self) -> Review | Refused | None:
        """The review that the field means; None while it is empty."""
        alliance = self.alliance
        if alliance is None or not self.field.text.strip():
            return None
        from alliance_tui.domain.dates import parse_review

        return parse_review(self.field.text, self.host.clock.now(), alliance.zone, alliance.review)

    def _is_later(self, review: Review) -> bool:
        """Whether this postpones what is planned: then there may be a reason to say."""
        planned = self.alliance.review if self.alliance else None
        return planned is not None and people.is_postponed(planned, review)

    def _meaning(self, review: Review | Refused | None) -> Content:
        if review is None:
            return words("Say it as you would say it to each other.", QUIET)
        if isinstance(review, Refused):
            return words(review.sentence, WAITS)
        told = review_words(review, self.host.clock.now())
        ahead = told.countdown.removeprefix("Review ")
        then = f", {told.then}" if told.then else ""
        return phrase(("= ", GOOD), (_full(review), STRONG), (f"   {ahead}{then}", GOOD))


def _full(review: Review) -> str:
    """The date in full words, such as "Saturday 5 December 2026, 18:30"."""
    return day_words(review_moment(review), review.zone) + (f", {review.time}" if review.time else "")
