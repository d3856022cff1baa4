"""When the agreements are looked at again: in one's own words, or one of the setting's rhythms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static, TextArea

from alliance_tui.domain.decisions import people
from alliance_tui.domain.moments import (
    countdown_words,
    day_words,
    moved_words,
    place_of_hour,
    review_words,
    then_words,
)
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.review import Review
from alliance_tui.domain.review_standing import review_moment
from alliance_tui.domain.words import MAX_WHY
from alliance_tui.sentences import foot
from alliance_tui.sentences import review as say
from alliance_tui.sentences.moments import hour_in
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.page import Block, Page
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, WAITS, phrase, words
from alliance_tui.ui.widgets.word_field import WordField

if TYPE_CHECKING:
    from alliance_tui.domain.next_review import Proposal

LONGEST = 100
"""The most characters a date is said in."""


def open_review(screen: LiveScreen[Any], text: str = "", told: str = "") -> None:
    """Ask over a screen when the agreements are looked at again, unless that cannot be kept.

    Args:
        screen: What is on top.
        text: Words that stand in the field at first, as `ReviewDialog` takes them.
        told: What is said of them.
    """
    if screen.may_write():
        screen.app.push_screen(ReviewDialog(text, told))


class ReviewDialog(Dialog[None]):
    """Takes a date as people say it, and says back which day that is while it is typed."""

    HEADING = say.HEADING
    TITLE_OF_KEYS = say.TITLE_OF_KEYS

    KEYS = (
        Key("enter", say.SET.name, "set"),
        Key("↑ ↓", foot.CHOOSE, "choose(1)"),
        Key("esc", foot.BACK, "back"),
    )

    KEYS_PLANNED = (
        Key("enter", say.SET.name, "set"),
        Key("F2", say.TODAY.name, "say_today"),
        Key("F3", say.A_WEEK_LATER.name, f"say({say.A_WEEK_LATER.name!r})"),
        Key("↑ ↓", foot.CHOOSE, "choose(1)"),
        Key("esc", foot.BACK, "back"),
    )
    """The keys at the foot where a review is planned."""

    CHANGES = frozenset({"set"})

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down",
            "choose(1)",
            say.NEXT.name,
            show=False,
            priority=True,
            id="review-next",
            tooltip=say.NEXT.tooltip,
        ),
        Binding(
            "up",
            "choose(-1)",
            say.BEFORE.name,
            show=False,
            priority=True,
            id="review-before",
            tooltip=say.BEFORE.tooltip,
        ),
        key("enter", "set", say.SET, "review-set"),
        key("f2", "say_today", say.TODAY, "review-today"),
        key("f3", f"say({say.A_WEEK_LATER.name!r})", say.A_WEEK_LATER, "review-later"),
        key("f5", "move_here", say.ZONE, "review-zone"),
    ]

    field = query_one("#review-field", WordField)
    why = query_one("#review-why", WordField)
    rhythms = query_one(Page)

    def __init__(self, text: str = "", told: str = "") -> None:
        """A dialog with some words in its field.

        Args:
            text: Such as "a week later"; it is marked, so that what is typed takes its place.
            told: What is said of them.
        """
        super().__init__()
        self._text = text
        self._told = told

    def compose_body(self) -> ComposeResult:
        """The field, what it means, and the rhythms."""
        yield Static(id="review-now", markup=False)
        yield Static(say.IN_SHORT, id="review-label", classes="form-label", markup=False)
        yield WordField(
            self._text,
            id="review-field",
            single=True,
            limit=LONGEST,
            placeholder=say.HOW_TO_SAY_IT,
        )
        yield Static(id="review-means", markup=False)
        yield WordField(id="review-why", single=True, limit=MAX_WHY, placeholder=say.WHY)
        yield Page(id="review-rhythms")

    def on_mount(self) -> None:
        """Begin to write: that is what the dialog was asked for."""
        super().on_mount()
        self.field.fill(self._text or self.host.drafts.review)
        self._say_back()
        if self._text:
            self.field.select_all()
        if self._told:
            self.whisper(self._told)
        self.field.focus()

    def show_state(self) -> None:
        """Say which review is planned, and offer the setting's rhythms."""
        alliance = self.alliance
        if alliance is None:
            return
        planned = alliance.review
        now = self.host.clock.now()
        said = say.NONE_PLANNED
        if planned is not None:
            told = review_words(planned, now, self.host.clock.zone())
            said = say.planned(day=told.day, then=told.then)
            said += f"\n{moved}" if (moved := moved_words(planned, now)) else ""
            self.show_keys(*self.KEYS_PLANNED)
        if (here := self.host.clock.zone()) != alliance.zone:
            said += f"\n{say.other_zone(theirs=alliance.zone, here=here)}"
        if self._proposal is not None:
            said += f"\n{self._proposal.sentence}"
        self.query_one("#review-now", Static).update(words(said, QUIET))
        self.rhythms.tell(
            [Block(words(say.USUAL, QUIET))]
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
            self.whisper(None)

    def action_say_today(self) -> None:
        """The same of today, with an hour where the usual one is over."""
        if self.alliance is None or self.alliance.review is None:
            return
        from alliance_tui.domain.review_dates import hour_to_come

        hour = hour_to_come(self.alliance.review, self.host.clock.now())
        self._take(say.today_at(clock=hour) if hour else say.TODAY.name)
        self.whisper(say.USUAL_HOUR_IS_OVER if hour else None)

    def action_move_here(self) -> None:
        """Count in the zone that this laptop is set to; what is planned keeps its day and hour."""
        if self.alliance is not None and self.act_on_alliance(people.move, self.host.clock.zone()):
            self.whisper(say.zone_moved(zone=self.alliance.zone))
            self._say_back()

    def action_set(self) -> None:
        """Set the date that is in the field."""
        review = self._read()
        if isinstance(review, Refused):
            self.whisper(Refused(say.NOT_SET_YET) if self._means_is_in_view else review)
        elif review is None:
            self.whisper(say.SAY_WHEN_FIRST, lambda: not self.field.text.strip())
        elif self.act_on_alliance(people.schedule_review, review, self.why.text if self.why.display else ""):
            self.host.drafts.review = ""
            if self.is_on_top:
                then = then_words(review, self.host.clock.now())
                self.whisper_beneath(say.is_on(day=_full(review, self.host.clock.zone()), then=then))
            self.answer(None)

    def action_back(self) -> None:
        """Go back; what is half typed stays until the dialog is opened again."""
        drafts = self.host.drafts
        if self.is_on_top and drafts.review:
            self.whisper_beneath(say.KEPT, lambda: bool(drafts.review))
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
        if text != self._text:
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
        """The next review on offer, once people have looked back or the planned one lies behind."""
        session = self.session
        if session is None or not session.is_open:
            return None
        from alliance_tui.domain.next_review import is_behind, propose

        now = self.host.clock.now()
        here = self.host.clock.zone()
        return propose(session, now, here) if session.assessment.revealed or is_behind(session, now) else None

    def _read(self) -> Review | Refused | None:
        """The review that the field means; None while it is empty."""
        alliance, text = self.alliance, self.field.text.strip()
        if alliance is None or not text:
            return None
        if (proposal := self._proposal) is not None and text == proposal.when:
            return proposal.review
        from alliance_tui.domain.dates import parse_review

        return parse_review(text, self.host.clock.now(), alliance.zone, alliance.review)

    @property
    def _means_is_in_view(self) -> bool:
        """Whether what the field means, or why it means nothing, can be read all of it."""
        means = self.query_one("#review-means", Static)
        return bool(means.region) and self.body.region.contains_region(means.region)

    def _is_later(self, review: Review) -> bool:
        """Whether this postpones what is planned: then there may be a reason to say."""
        planned = self.alliance.review if self.alliance else None
        return planned is not None and people.is_postponed(planned, review)

    def _meaning(self, review: Review | Refused | None) -> Content:
        if review is None:
            return words(say.AS_TO_EACH_OTHER, QUIET)
        if isinstance(review, Refused):
            return words(review.sentence, WAITS)
        here = self.host.clock.zone()
        now = self.host.clock.now()
        countdown = countdown_words(review, now, here, with_hour=False)
        ahead = say.ahead(countdown=countdown, then=then_words(review, now))
        return phrase(("= ", GOOD), (_full(review, here), STRONG), (f"   {ahead}", GOOD))


def _full(review: Review, here: str) -> str:
    """The date in full words, such as "Saturday 5 December 2026, 18:30"; an hour with its place."""
    day = day_words(review_moment(review), review.zone)
    hour = hour_in(clock=review.time, place=place_of_hour(review, here))
    return say.with_time(day=day, time=hour) if review.time else day
