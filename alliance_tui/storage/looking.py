"""Reading one log by itself, and saying what is well in it and what is not. Nothing is changed by looking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from alliance_tui.domain.events import Record
from alliance_tui.sentences import files, opened, repairing
from alliance_tui.storage.beginnings import beginnings, place_of
from alliance_tui.storage.beside import is_empty_alone, journal_of, leads_nowhere
from alliance_tui.storage.codec import EVENTS, SCHEMA, in_order, sound_records, upcast
from alliance_tui.storage.contents import Contents, NewerSchemaError, read_contents
from alliance_tui.storage.disk import DISK, StoreError
from alliance_tui.storage.findings import Finding, State, mendable, unreadable
from alliance_tui.storage.names import is_damaged, is_of_two
from alliance_tui.storage.pending import are_left
from alliance_tui.storage.places import OWN
from alliance_tui.storage.salvage import Salvaged, salvage


def look(path: Path, others: Sequence[Path]) -> Finding:
    """Read one log by itself.

    Args:
        path: Its file.
        others: Its backup, and what was set aside of it.
    """
    try:
        found = read_contents(DISK, path, SCHEMA)
    except NewerSchemaError as error:
        return Finding(path, State.NEWER, str(error), counted=True)
    except StoreError as error:
        return unreadable(path, error)
    if found.file is None and found.journal is None and path.is_symlink():
        # Its disk may be back tomorrow: nothing is put in its place.
        return unreadable(path, leads_nowhere(path))
    if found.is_emptied and path.name != OWN and is_empty_alone(path):
        return Finding(path, State.EMPTIED, files.EMPTY_JOURNAL_ALONE, counted=True, is_emptied=True)
    # Each is said of it in a list, whatever else it is.
    judged = _with_loss(_judged(path, found, others), found, others)
    return replace(
        judged, is_marked=found.marked, is_torn=found.torn is not None, is_emptied=found.is_emptied
    )


def told_whole(path: Path) -> tuple[Record, ...]:
    """What a log tells by itself, in order, wherever it lies; nothing where any of it is missing or in doubt.

    Args:
        path: Its file.
    """
    try:
        found = read_contents(DISK, path, SCHEMA)
    except StoreError:
        return ()
    records = _decoded(found) or ()
    is_whole = not (found.astray or _state(found, records).is_problem) and beginnings(records)
    return in_order(records) if is_whole else ()


def _with_loss(judged: Finding, found: Contents, others: Sequence[Path]) -> Finding:
    """The same with what was lost of it before: until somebody is told, and while its remains lie there."""
    loss = found.loss
    has_remains = judged.state is State.EMPTY or any(is_damaged(one.name) for one in others)
    if not (loss.is_news or (loss.is_any and has_remains)):
        return judged
    said = opened.lost_as_mended(number=loss.records, actions=loss.actions)
    # That nothing was ever said in it is not so then.
    advice = "" if judged.state is State.EMPTY else judged.advice
    return replace(judged, noted=loss, advice=" ".join(filter(None, (advice, said))))


def _judged(path: Path, found: Contents, others: Sequence[Path]) -> Finding:
    """What is found out about a log that could be read, by itself and by what lies beside it."""
    records = _decoded(found)
    sound = _sound(path, found, records)
    state = sound.state
    if not state.can_be_mended and records:
        # Where nothing is lost, what it held before has nothing to tell, however damaged that is by now.
        others = [one for one in others if is_of_two(one.name)]
    if not (found.astray or others or state.can_be_mended):
        return sound
    if found.astray:
        others = (*others, journal_of(path))
    left = salvage(path, others)
    if state.can_be_mended:
        return _mendable(path, state, left, found)
    if len(left.records) > len(records or ()):
        place = place_of(path, left.records)
        if place is State.WELL:
            is_of_one = not records and not any(is_of_two(one.name) for one in others)
            state = State.INCOMPLETE if is_of_one else State.TWO
            return _mendable(path, state, left, found)
        if place is State.HEADLESS and path.name != OWN:
            return _mendable(path, place, left, found)
    return sound


def _sound(path: Path, found: Contents, records: tuple[Record, ...] | None) -> Finding:
    """What is found out about a log by itself; of one that is well, all there is to say all the same."""
    state = _state(found, records)
    kept = records or ()
    if state in {State.WELL, State.OPEN}:
        place = place_of(path, kept)
        state = place if place.is_problem else state
    if state not in {State.WELL, State.OPEN}:
        return Finding(path, state, state.advice, kept, counted=True)
    is_going = state is State.OPEN and (found.forget or are_left(path, kept))
    several = (
        (found.marked, State.MARKED),
        (is_going, State.GOING),
        (found.torn is not None, State.TORN),
        (found.is_emptied, State.EMPTIED),
    )
    # It is in the first of these states, and each is said.
    those = [one for is_so, one in several if is_so] or [state]
    advice = " ".join(filter(None, (one.advice for one in those)))
    return Finding(path, those[0], advice, kept, counted=True, is_going=is_going)


def _state(found: Contents, records: tuple[Record, ...] | None) -> State:
    if found.file is None and found.journal is None:
        return State.EMPTY
    if found.unreadable or records is None:
        return State.DAMAGED
    if found.file is not None and (found.twice or found.trusted is not True):
        return State.CHANGED
    if found.file is None or found.damaged or found.missing or found.doubled:
        return State.INCOMPLETE
    if max(Counter(one.id for one in records).values(), default=0) > 1:
        return State.CHANGED
    if not records:
        return State.EMPTIED if found.is_emptied else State.EMPTY
    return State.WELL if found.journal is None else State.OPEN


def _decoded(found: Contents) -> tuple[Record, ...] | None:
    """The records, or None where one of them is none."""
    try:
        upcast(SCHEMA if found.schema is None else found.schema, found.tables)
        documents = found.tables.get(EVENTS, {})
        told = sound_records(documents)
    except (ValueError, TypeError, LookupError):
        return None
    return told if len(told) == len(documents) else None


def _mendable(path: Path, state: State, left: Salvaged, found: Contents) -> Finding:
    """What is found out about a log of which this is left, with what is not as sure as it should be."""
    said = []
    if found.twice:
        twice = opened.said_twice_and_told if found.trusted else opened.said_twice
        said.append(twice(file=path.name))
    if found.is_too_large:
        said.append(opened.journal_too_large(file=path.name))
    if left.from_backup:
        where = repairing.beside if state is State.TWO else repairing.from_before
        said.append(where(number=left.from_backup))
    if left.unsure:
        said.append(repairing.unsure(number=len(left.unsure)))
    if left.lost:
        said.append(repairing.lost(number=left.lost))
    if left.doubled:
        said.append(repairing.not_taken_over(number=left.doubled))
    open_end = 0 if found.is_too_large else left.open_end
    told = mendable(
        path,
        state,
        left.records,
        " ".join(said),
        is_short=left.is_short,
        open_end=open_end,
        lost=left.lost,
    )
    told = replace(told, unsure=left.unsure)
    if state is not State.TWO or told.is_short or told.unsure:
        return told
    return replace(told, advice=f"{told.advice} {repairing.OPENING_JOINS}")
