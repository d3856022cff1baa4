"""Words that are being typed. They outlive a time-out, escape and resize; they are not stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum, StrEnum
from typing import Final

from msgspec import Struct

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.words import NoteKind, ParticipantId, RecordId

NO_TERMS: Final = Terms(what="")
"""An agreement in which nothing is written."""


Celebrated = tuple[str, str, str]
"""What is celebrated, how and when."""


class NoteOf(Struct, frozen=True):
    """Whose words a new note holds."""

    author: ParticipantId
    """Who said them."""

    heard_by: ParticipantId | None = None
    """Who said them back in a heard loop; None where they are not a listener's."""


class Called(Enum):
    """What else than somebody of the alliance gets a name."""

    NEWCOMER = "newcomer"
    """Someone who joins."""

    ALLIANCE = "alliance"
    """The alliance itself: its title."""


class Typed(StrEnum):
    """What was typed and is not saved, in the order in which it is told."""

    NOTE = "note"
    CHANGED_NOTE = "changed-note"
    PARKED = "parked"
    AGREEMENT = "agreement"
    CHANGED_AGREEMENT = "changed-agreement"
    TAKEAWAY = "takeaway"
    REVIEW = "review"
    CELEBRATION = "celebration"
    SIGN = "sign"
    NAME = "name"
    TITLE = "title"
    ALLIANCE = "alliance"


class Beginning:
    """What was typed for a new alliance and is not begun yet: it outlives going back."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        """The people, as typed."""
        self.facilitators: tuple[str, ...] = ()
        """Which of them facilitate."""
        self.setting = ""
        """The name of the setting that is chosen."""
        self.title = ""
        """The title, as typed."""


class Drafts:
    """What was typed and is neither saved nor thrown away. Fields keep it here with each key."""

    def __init__(self) -> None:
        self.beginning = Beginning()
        """A new alliance."""
        self.forget()

    def forget(self) -> None:
        """Throw away what was typed for the alliance that was open."""
        self.begun = ""
        """Words of a note before it is known whose they are."""
        self.notes: dict[NoteOf, str] = {}
        """Words of new notes, by whose they are."""
        self.parked = ""
        """The words of something for the parking lot."""
        self.agreement = NO_TERMS
        """The words of a new agreement."""
        self.rewordings: dict[RecordId, Terms] = {}
        """New words for agreements that are on the table, by agreement."""
        self.takeaways: dict[ParticipantId, str] = {}
        """Sentences to take away, by whose they are."""
        self.changes: dict[RecordId, str] = {}
        """New words for notes that were written, by note."""
        self.kinds: dict[NoteOf | RecordId, NoteKind] = {}
        """What words that are being typed were said to be, in a new note or in one that is changed."""
        self.review = ""
        """The date of a review."""
        self.celebrations: dict[RecordId | None, Celebrated] = {}
        """What is celebrated, how and when, by which one is changed; None for a new one."""
        self.sign = ""
        """The sign for a break."""
        self.names: dict[ParticipantId | Called, str] = {}
        """Names that are being typed, by who or what is called so."""

    def as_typed(self) -> tuple[object, ...]:
        """All that is typed by now, to be compared with what is typed later."""
        found = (*vars(self).values(), *vars(self.beginning).values())
        return tuple(dict(one) if isinstance(one, dict) else one for one in found)

    @property
    def unsaved(self) -> str:
        """What would be lost, in words such as "a note and the date of a review"; empty for nothing."""
        return self._named(self._typed())

    @property
    def lost_at_end(self) -> str:
        """The same of what the end of the session would lose: a new alliance waits in the list of them."""
        return self._named(one for one in self._typed() if one is not Typed.ALLIANCE)

    @property
    def lost_before_end(self) -> str:
        """The same of what cannot be saved any more from the pages of the end."""
        there = (Typed.TAKEAWAY, Typed.REVIEW, Typed.ALLIANCE)
        return self._named(one for one in self._typed() if one not in there)

    def _named(self, typed: Iterable[Typed]) -> str:
        from alliance_tui.sentences import unsaved as say
        from alliance_tui.sentences.told import names

        notes = say.notes(number=self._notes)
        found = tuple(notes if one is Typed.NOTE else say.THINGS[one] for one in typed)
        return names(names=found) if found else ""

    @property
    def _notes(self) -> int:
        """In how many fields of new notes there are words."""
        return bool(self.begun.strip()) + sum(bool(typed.strip()) for typed in self.notes.values())

    def _typed(self) -> Iterator[Typed]:
        if self._notes:
            yield Typed.NOTE
        if self.changes:
            yield Typed.CHANGED_NOTE
        if self.parked.strip():
            yield Typed.PARKED
        if self.agreement != NO_TERMS:
            yield Typed.AGREEMENT
        if self.rewordings:
            yield Typed.CHANGED_AGREEMENT
        if self.takeaways:
            yield Typed.TAKEAWAY
        if self.review.strip():
            yield Typed.REVIEW
        if self.celebrations:
            yield Typed.CELEBRATION
        if self.sign.strip():
            yield Typed.SIGN
        if self.names.keys() - {Called.ALLIANCE}:
            yield Typed.NAME
        if Called.ALLIANCE in self.names:
            yield Typed.TITLE
        if self.beginning.names or self.beginning.title.strip():
            yield Typed.ALLIANCE

    def found(self, whose: NoteOf) -> NoteOf:
        """Which words a new note opens with: where nothing else of theirs is begun, what somebody heard."""
        if whose in self.notes or self.begun or whose.heard_by is not None:
            return whose
        return next((one for one in self.notes if one.author == whose.author), whose)

    def let_go_of_all_but(self, authors: Collection[ParticipantId]) -> None:
        """Keep words of who left for good as words of which nobody knows whose they are."""
        for whose in [one for one in self.notes if one.author not in authors]:
            self.begun = _one_after_the_other(self.begun, self.notes.pop(whose))
            self.kinds.pop(whose, None)

    def note_of(self, whose: NoteOf) -> str:
        """The words of a new note as its field opens: what was typed before anyone was named is theirs."""
        typed = _one_after_the_other(self.notes.get(whose, ""), self.begun)
        self.keep_note(whose, typed, self.kinds.get(whose))
        self.begun = ""
        return self.notes.get(whose, "")

    def keep_note(self, whose: NoteOf, typed: str, kind: NoteKind | None = None) -> None:
        """Keep the words of a new note that are being typed.

        Args:
            whose: Whose they are.
            typed: The words.
            kind: What somebody said they are; None where they are what the step asks for.
        """
        if typed:
            self.notes[whose] = typed
        else:
            self.notes.pop(whose, None)
        self._keep_kind(whose, kind if typed else None)

    def keep_change(self, note: RecordId, typed: str, kind: NoteKind | None = None) -> None:
        """Keep new words for a note, and what they were said to be; the same words as before are no draft."""
        if typed:
            self.changes[note] = typed
        else:
            self.changes.pop(note, None)
        self._keep_kind(note, kind if typed else None)

    def _keep_kind(self, draft: NoteOf | RecordId, kind: NoteKind | None) -> None:
        if kind is None:
            self.kinds.pop(draft, None)
        else:
            self.kinds[draft] = kind

    def move_note(self, old: NoteOf, new: NoteOf) -> None:
        """Give the words of a new note to somebody else, after those they have."""
        if old != new:
            typed, kind = self.notes.pop(old, ""), self.kinds.pop(old, None)
            both = _one_after_the_other(self.notes.get(new, ""), typed)
            self.keep_note(new, both, kind or self.kinds.get(new))

    def keep_terms(self, agreement: RecordId | None, terms: Terms, agreed: Terms | None) -> None:
        """Keep the words of an agreement that are being typed.

        Args:
            agreement: Which one; None for a new one.
            terms: The words.
            agreed: Those it has now: the same words are no draft. None where it is gone.
        """
        if agreement is None:
            self.agreement = terms
        elif agreed is not None and terms != agreed:
            self.rewordings[agreement] = terms
        else:
            self.rewordings.pop(agreement, None)

    def drop_terms(self, agreement: RecordId | None) -> None:
        """Forget them: they were saved."""
        if agreement is None:
            self.agreement = NO_TERMS
        else:
            self.rewordings.pop(agreement, None)

    def terms_of(self, agreement: RecordId | None) -> Terms | None:
        """What was typed for an agreement, or for a new one (None); None where there is no draft."""
        if agreement is None:
            return None if self.agreement == NO_TERMS else self.agreement
        return self.rewordings.get(agreement)


def _one_after_the_other(first: str, second: str) -> str:
    """The words of two drafts, each on lines of its own."""
    return f"{first}\n{second}" if first.strip() and second.strip() else second if second.strip() else first
