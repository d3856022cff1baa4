"""Breaths, saying back what was heard, and people who go while they speak or listen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from alliance_tui.domain.decisions import breaks, floor, notes, people, sitting
from alliance_tui.domain.events import Event, Instant
from alliance_tui.domain.events.breaks import PauseEnded, PauseTaken
from alliance_tui.domain.events.sitting import ParticipantAbsent
from alliance_tui.domain.method import BREATH
from alliance_tui.domain.refused import Decision
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import NoteKind, SpanKind
from tests.builders import Table, happened, pid, sit


def test_handing_over_without_hands_goes_to_the_next_seat_and_round() -> None:
    """Seats of people who are not here are passed over."""
    table = sit("Ana", "Ben", "Cy", "Di", absent=[2])
    table.act(floor.press, 1)
    order = []
    for _ in range(3):
        table.act(floor.hand_over)
        order.append(table.speaker)
    assert order == ["Cy", "Di", "Ana"]


def test_a_breath_ends_by_itself_and_the_floor_is_where_it_was() -> None:
    """Nobody has to press anything."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    assert table.session.phase.kind is SpanKind.BREATH
    assert table.speaker is None
    table.wait(BREATH + 1)
    assert "Ana is speaking already" in table.refusal(floor.press, 1)
    assert table.turns()["Ana"] == 1


def test_a_breath_can_be_ended_by_its_own_key_and_by_the_speaker() -> None:
    """The floor goes back to the speaker in the same turn."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.wait(3)
    table.act(floor.breathe)
    assert table.speaker == "Ana"
    table.act(floor.breathe)
    table.act(floor.press, 1)
    assert table.speaker == "Ana"
    assert table.turns() == {"Ana": 1, "Ben": 0}


def test_giving_the_floor_back_to_the_speaker_ends_the_breath() -> None:
    """In the same turn."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.breathe)
    table.wait(5)
    table.act(floor.give_floor, 1)
    assert table.speaker == "Ana"
    assert table.turns() == {"Ana": 1, "Ben": 0}
    assert table.session.turn is not None
    assert table.session.turn.used == 10


def test_in_a_breath_hands_go_up_and_the_floor_can_move() -> None:
    """A listener's number waits; space hands over to them."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(floor.press, 3)
    assert table.hands == ["Cy"]
    table.act(floor.hand_over)
    assert table.speaker == "Cy"


def test_a_breath_on_the_open_floor_leaves_it_open() -> None:
    """And whoever presses in it takes the floor."""
    table = sit("Ana", "Ben")
    table.act(floor.breathe)
    table.wait(BREATH)
    assert "open already" in table.refusal(floor.open_floor)
    table.act(floor.breathe)
    table.act(floor.press, 2)
    assert table.speaker == "Ben"


def test_the_floor_can_be_opened_in_a_breath() -> None:
    """The turn is over then, and does not come back."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(floor.open_floor)
    assert table.session.phase.kind is SpanKind.OPEN
    table.wait(BREATH * 2)
    assert "open already" in table.refusal(floor.open_floor)


@pytest.mark.parametrize("confirm", ["the speaker's number", "space"])
def test_who_feels_heard_passes_the_floor_to_the_listener(confirm: str) -> None:
    """While it is said back, the time is nobody's."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    assert table.session.phase.listener == pid(2)
    assert table.session.phase.kind is SpanKind.OPEN
    for more in (True, False):
        if confirm == "space":
            table.act(floor.hand_over)
        else:
            table.act(floor.press, 1)
        assert table.session.phase.more is more, "it is asked once if there is more"
    assert table.speaker == "Ben"
    assert table.session.phase.listener is None


def test_who_said_it_back_comes_before_a_hand_that_was_raised_meanwhile() -> None:
    """The queue waits for one more turn."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.press, 3)
    table.act(floor.hand_over)
    table.act(floor.hand_over)
    assert table.speaker == "Ben"
    assert table.hands == ["Cy"]


def test_who_does_not_feel_heard_goes_on_in_the_same_turn() -> None:
    """The same key again says that something is missing."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.ask_to_be_heard)
    assert table.speaker == "Ana"
    assert table.turns() == {"Ana": 1, "Ben": 0}


def test_there_is_more_once_and_then_the_floor_moves() -> None:
    """The speaker goes on in the same turn; heard a second time, they are not asked again."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.press, 1)
    assert "Ana says if there is more" in table.refusal(floor.press, 2)
    table.wait(5)
    table.act(floor.ask_to_be_heard)
    assert table.speaker == "Ana"
    table.act(floor.ask_to_be_heard)
    table.act(floor.press, 1)
    assert table.speaker == "Ben"
    assert table.turns() == {"Ana": 1, "Ben": 1}
    assert table.sums() == {"open": 5}


def test_the_words_a_listener_notes_are_the_speakers_and_are_confirmed_by_them() -> None:
    """Corrected ones wait; other words than those that were confirmed are confirmed no more."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    note = table.note(1, "You are tired")
    other = table.note(2, "My own thought")
    assert (note.participant, note.heard_by, note.confirmed) == (pid(1), pid(2), False)
    assert other.heard_by is None
    table.act(floor.ask_to_be_heard)
    table.act(floor.ask_to_be_heard)
    table.act(notes.change_note, note.id, pid(1), note.kind, "You need an hour alone")
    assert [one.confirmed for one in table.session.notes] == [False, False]
    table.act(floor.press, 1)
    assert [one.confirmed for one in table.session.notes] == [True, False]
    happened(table.live.undo())
    assert not table.session.notes[0].confirmed
    happened(table.live.redo())
    table.act(notes.change_note, note.id, pid(1), note.kind, "You need two hours alone")
    assert not table.session.notes[0].confirmed


def test_what_a_listener_says_back_is_a_goal_once_it_is_confirmed() -> None:
    """Not before, and not where it was corrected: these are not yet the speaker's words."""
    table = sit("Ana", "Ben")

    def goals() -> list[str]:
        return [goal.text for goal in table.session.goals]

    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.note(1, "That we laugh", NoteKind.GOAL)
    assert goals() == []
    table.act(floor.ask_to_be_heard)
    assert goals() == []
    table.act(floor.ask_to_be_heard)
    table.act(floor.press, 1)
    assert goals() == [], "it was said back anew, and these words are still the wrong ones"
    happened(table.live.undo())
    table.act(notes.change_note, table.session.notes[0].id, pid(1), NoteKind.GOAL, "That we laugh a lot")
    table.act(floor.press, 1)
    assert goals() == ["That we laugh a lot"]
    assert "that is all" in table.refusal(floor.breathe)


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_the_program_ends_while_it_is_asked_if_there_is_more(end: str) -> None:
    """It is asked still, the time was nobody's, and the words are kept as confirmed."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.ask_to_be_heard)
    table.note(1, "heard words")
    table.act(floor.press, 1)
    table.wait(5)
    table.live.beat()
    table = (table.leave() if end == "leave" else table.kill()).resumed()
    assert table.session.phase.kind is SpanKind.OPEN
    assert table.session.phase.more
    assert table.talk()["Ana"] == 10
    assert table.session.notes[0].confirmed


def test_the_longest_raised_hand_says_back() -> None:
    """Whoever would have the floor next is asked."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    table.act(floor.ask_to_be_heard)
    assert table.session.phase.listener == pid(3)


def test_while_it_is_said_back_only_the_speaker_decides() -> None:
    """The listener's number is refused, a third one's raises and lowers a hand."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    assert "Ana says whether it was heard" in table.refusal(floor.press, 2)
    table.act(floor.press, 3)
    assert table.hands == ["Cy"]
    table.act(floor.press, 3)
    assert table.hands == []
    assert "saying back" in table.refusal(floor.breathe)


def test_the_floor_can_be_opened_while_it_is_said_back() -> None:
    """Then nobody waits for a confirmation."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(floor.open_floor)
    assert table.session.phase.listener is None
    table.act(floor.press, 2)
    assert table.speaker == "Ben"


def test_nobody_can_be_heard_who_has_not_spoken() -> None:
    """With the floor open, and in a breath on it."""
    table = sit("Ana", "Ben")
    assert "Nobody speaks" in table.refusal(floor.ask_to_be_heard)


def test_a_speaker_who_goes_opens_the_floor() -> None:
    """Their raised hand would go too."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.act(sitting.set_here, pid(2), here=False)
    assert table.hands == []
    table.act(sitting.set_here, pid(1), here=False)
    assert table.speaker is None
    assert table.session.turn is None


def test_a_speaker_who_leaves_the_alliance_opens_the_floor_too() -> None:
    """And nobody waits for their hand."""
    table = sit("Ana", "Ben", "Cy", "Di")
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.act(people.part, pid(2))
    assert table.hands == []
    table.act(people.part, pid(1))
    assert table.speaker is None


def test_a_speaker_who_goes_in_a_breath_leaves_the_floor_open_after_it() -> None:
    """The breath itself goes on."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    table.act(floor.breathe)
    table.act(sitting.set_here, pid(1), here=False)
    assert table.session.phase.kind is SpanKind.BREATH
    assert table.session.turn is None
    table.act(floor.press, 2)
    assert table.speaker == "Ben"


def test_a_listener_who_goes_gives_the_floor_back_to_the_speaker() -> None:
    """Nobody waits for someone who is not there."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(sitting.set_here, pid(2), here=False)
    assert table.speaker == "Ana"
    assert table.session.phase.listener is None


@pytest.mark.parametrize("stop", [None, floor.breathe, floor.ask_to_be_heard])
def test_somebody_else_who_goes_changes_nothing_for_the_speaker(
    stop: Callable[[Session, Instant], Decision] | None,
) -> None:
    """Neither while they speak, nor in a breath, nor while it is said back."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    if stop is not None:
        table.act(stop)
    before = table.session
    table.act(sitting.set_here, pid(3), here=False)
    assert (table.session.phase, table.session.turn) == (before.phase, before.turn)


def test_a_speaker_who_goes_while_it_is_said_back_opens_the_floor() -> None:
    """There is nobody left to confirm."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.act(floor.ask_to_be_heard)
    table.act(sitting.set_here, pid(1), here=False)
    assert table.speaker is None
    assert table.session.phase.listener is None


@pytest.mark.parametrize("more", [False, True])
def test_a_pause_in_a_saying_back_is_nobodys_time_and_goes_back_to_it(more: bool) -> None:
    """Or to the question if there is more; taking it back while it goes on leads there too."""
    table = saying_back(more)
    before = table.session
    table.wait(5)
    table.act(breaks.pause)
    paused = table.session
    assert (paused.phase.kind, paused.turn) == (SpanKind.PAUSE, before.turn)
    assert "stopped" in table.refusal(floor.press, 1)
    happened(table.live.undo())
    assert table.session.phase == before.phase
    happened(table.live.redo())
    assert table.session.phase == paused.phase
    table.wait(600)
    table.act(breaks.pause)
    after = table.session
    assert after.phase == replace(before.phase, start=after.phase.start)
    assert after.turn == before.turn
    for _ in range(1 if more else 2):
        table.act(floor.press, 1)
    assert table.speaker == "Ben"
    assert [(one.kind, round(one.end - one.start)) for one in table.session.spans] == [
        (SpanKind.TALK, 10),
        (SpanKind.OPEN, 5),
        (SpanKind.PAUSE, 600),
    ]


@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize(("seat", "speaker"), [(1, None), (2, "Ana")])
def test_a_pause_goes_on_although_somebody_of_the_saying_back_leaves(
    more: bool, seat: int, speaker: str | None
) -> None:
    """After it the speaker has the floor, or nobody."""
    table = saying_back(more)
    table.act(breaks.pause)
    table.act(happens, ParticipantAbsent(pid(seat)))
    assert table.session.phase.kind is SpanKind.PAUSE
    table.act(breaks.pause)
    assert table.session.phase.listener is None
    assert not table.session.phase.more
    assert table.speaker == speaker


@pytest.mark.parametrize("more", [False, True])
def test_a_pause_of_an_older_log_ends_a_saying_back(more: bool) -> None:
    """The speaker had the floor then."""
    table = saying_back(more)
    table.act(happens, PauseTaken())
    table.act(happens, PauseEnded())
    assert table.speaker == "Ana"
    assert table.session.phase.listener is None


def saying_back(more: bool) -> Table:
    """Ben says back what Ana said, or she is asked if there is more."""
    table = sit("Ana", "Ben", "Cy")
    table.act(floor.press, 1)
    table.wait(10)
    table.act(floor.ask_to_be_heard)
    if more:
        table.act(floor.press, 1)
    return table


def happens(_: Session, __: Instant, event: Event) -> Decision:
    """Let something happen that is no decision of this program's."""
    return (event,)
