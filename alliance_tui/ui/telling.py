"""What was taken back or brought back, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.events import Event, Record, Undone
from alliance_tui.domain.events.agreements import (
    AgreementChanged,
    AgreementContinued,
    AgreementEnd,
    AgreementPlaced,
    AgreementProposed,
    ConsentGiven,
)
from alliance_tui.domain.events.breaks import RestedTopicTaken
from alliance_tui.domain.events.notes import ParkedThingTaken
from alliance_tui.domain.events.opening import RulesAccepted
from alliance_tui.domain.events.sitting import StepEntered
from alliance_tui.domain.undo import undoable
from alliance_tui.domain.words import ActionId, RecordId
from alliance_tui.sentences import undone as say
from alliance_tui.sentences.refusals import accepted_last, answered_since
from alliance_tui.ui.text import clip

WORDS: Final = 30
"""The most columns of an agreement's words."""

if TYPE_CHECKING:
    from alliance_tui.live import Live


def undone(live: Live) -> str:
    """Take back what was done last; what was taken back, or why nothing was, in a sentence."""
    refused = live.undo()
    if refused is None:
        return _told(live)
    answered = undoable(live.records(), live.writer, live.now().t).stopped_by
    if isinstance(answered, ConsentGiven) and live.session is not None:
        words = _words_of(answered.agreement, live.session.agreements)
        if words:
            return answered_since(words=clip(words, WORDS))
    if isinstance(answered, RulesAccepted) and live.session is not None:
        return accepted_last(name=live.session.name(answered.participant))
    return refused.sentence


def redone(live: Live) -> str:
    """Bring back what was taken back last; what that was, or why it was nothing, in a sentence."""
    refused = live.redo()
    return refused.sentence if refused is not None else _told(live)


def _told(live: Live) -> str:
    """What the newest record, an undo or redo, took back or brought back; empty for anything else."""
    records, agreements = live.records(), live.session.agreements if live.session else ()
    newest = records[-1].event if records else None
    if not isinstance(newest, Undone):
        return ""
    done = _done(records, newest.action)
    if done and isinstance(done[0], Undone):
        again = _done(records, done[0].action)
        return say.brought_back(what=_name(again, agreements)) if again else ""
    if not done:
        return ""
    first = done[0]
    there_again = say.HERE_AGAIN if _lets_go(first) else say.THERE_AGAIN
    return there_again.get(type(first).__name__, "") or say.taken_back(what=_name(done, agreements))


def _lets_go(event: Event) -> bool:
    """Whether a topic that waited was not taken up, but is no longer wanted."""
    return isinstance(event, ParkedThingTaken | RestedTopicTaken) and not event.is_topic


def _name(done: Sequence[Event], agreements: Iterable[Agreement]) -> str:
    """What is said of what was done with one key; an agreement's own words say which it is.

    As a rule the first event of it tells; who goes to another step to take something up does that.

    Args:
        done: Its events, at least one.
        agreements: The agreements of the session.
    """
    event = done[0]
    if isinstance(event, StepEntered) and any(isinstance(one, RestedTopicTaken) for one in done):
        return say.TAKEN_UP_ELSEWHERE
    names = {**say.TOLD, **say.LET_GO} if _lets_go(event) else say.TOLD
    told = names.get(type(event).__name__, say.SOMETHING)
    words = _words(event, agreements)
    return say.with_words(what=told, words=clip(_without_stop(words), WORDS)) if words else told


def _words(event: Event, agreements: Iterable[Agreement]) -> str:
    """The words of the agreement that an event is about; empty for any other event."""
    if isinstance(event, AgreementProposed | AgreementChanged):
        return event.terms.what
    if isinstance(event, AgreementContinued | AgreementPlaced | AgreementEnd):
        return _words_of(event.agreement, agreements)
    return ""


def _words_of(agreement: RecordId, agreements: Iterable[Agreement]) -> str:
    """The words of an agreement; empty where it is not known."""
    return next((one.terms.what for one in agreements if one.id == agreement), "")


def _without_stop(words: str) -> str:
    """Words without the full stop at their end: the sentence around them has its own."""
    words = words.rstrip()
    return words if words.endswith("..") else words.removesuffix(".").removesuffix("。")


def _done(records: Sequence[Record], action: ActionId) -> list[Event]:
    """The events of an action, in order."""
    return [record.event for record in records if record.action == action]
