"""One question in the middle, read aloud by whoever begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from alliance_tui.domain.appreciating import asks_what_works, still_to_name
from alliance_tui.domain.events import Instant
from alliance_tui.domain.open_talk import is_conversation_in_step
from alliance_tui.domain.parking import question
from alliance_tui.domain.people import Participant
from alliance_tui.domain.saving import Saved, SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.starting import starter
from alliance_tui.domain.words import Step
from alliance_tui.sentences import question_bar as say
from alliance_tui.sentences import told, vocabulary
from alliance_tui.ui.text import clip, clip_name, content, one_line, width
from alliance_tui.ui.widgets.tones import short_name

APART = " · "
"""Between two hints."""

FEW = 2
"""So many people are named; more are counted."""

PAIR = 2
"""So many people say "you" to one another; with more, "you" is everybody."""

SHORTEST_GOAL = 24
"""The fewest columns that a goal is told in."""

WIDEST_NAME = 16
"""The most columns of a name among other words."""

LEAST_NAME = 10
"""The columns that a name has in what is to be said first, though that may break over two lines then."""


class QuestionBar(Static):
    """Shows the step's question, and that there is another one below."""

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table."""

    now: reactive[Instant | None] = reactive(None, init=False, repaint=False)
    """This moment."""

    status: reactive[SaveStatus] = reactive[SaveStatus](Saved(), init=False, repaint=False)
    """How safely all is kept: where nothing can be, no other question can be asked for."""

    roomy: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether there is room for what the step is for."""

    spare: reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether the empty row above the question may be used."""

    class Pressed(Message):
        """The question was clicked: another one is wanted."""

    def __init__(self, *, roomy: bool) -> None:
        """A question.

        Args:
            roomy: Whether there is room for what the step is for, as things are now. Told of it only once it
                is laid out, it may keep the height it has.
        """
        super().__init__(markup=False)
        self.set_reactive(QuestionBar.roomy, roomy)
        self._said: tuple[str, str, str, str, str] | None = None
        self._openly = False

    def watch_session(self, session: Session | None) -> None:
        """Show the question where it is another one."""
        said = self._words(session) if session is not None else self._said
        if said is None or said == self._said:
            return
        self._said = said
        purpose, opening, asked, hint, goals = said
        above = bool(goals) and not self.roomy
        self.set_class(above, "-goals")
        lines = content(f"{goals}\n", "$quiet") if above else Content("")
        lines += content(f"{purpose}\n", "$quiet") if purpose else Content("")
        lines += content(f"{opening}\n", "$secondary") if opening else Content("")
        words = lines + content(asked, "bold")
        words += content(f"\n{hint}", "$quiet") if hint else Content("")
        self.update(words + content(f"\n{goals}", "$quiet") if goals and not above else words)

    def watch_now(self) -> None:
        """Ask nobody for a word any more once people have talked without holding the floor."""
        if self.session is not None and self._talked_openly(self.session) is not self._openly:
            self.watch_session(self.session)

    def watch_status(self) -> None:
        """Name the key for another question as soon as it does something here."""
        self.watch_session(self.session)

    def watch_roomy(self) -> None:
        """Say what the step is for where there is room."""
        self.watch_session(self.session)

    def watch_spare(self) -> None:
        """Keep the goals in sight where a row is free."""
        self.watch_session(self.session)

    def on_resize(self) -> None:
        """Tell as much of the goals as there is room for."""
        self.watch_session(self.session)

    def on_click(self, event: events.Click) -> None:
        """Ask for another question."""
        event.stop()
        self.post_message(self.Pressed())

    def _talked_openly(self, session: Session) -> bool:
        """Whether people may well have talked openly, where somebody is still asked for a word."""
        if self.now is None or not still_to_name(session):
            return False
        return is_conversation_in_step(session, self.now.t)

    def _words(self, session: Session) -> tuple[str, str, str, str, str]:
        """What the step is for, what is to be said first, the question, what stands below, and the goals."""
        opening = _opening(session, self.size.width)
        purpose = session.setting.words(session.step).purpose if self.roomy and not opening else ""
        asked = question(session) or vocabulary.STEPS[session.step]
        goals = _goals(session, self.size.width) if self.roomy or self.spare else ""
        turns = self.screen.check_action("question", (1,)) is not None
        self._openly = self._talked_openly(session)
        hints = _hints(session, turns=turns, openly=self._openly)
        return purpose, opening, asked, "\n".join(_lines(hints, self.size.width)), goals


def _lines(hints: Iterable[str], columns: int) -> Iterator[str]:
    """Hints on as few lines as they need, none parted: what a key does stands beside the key.

    Args:
        hints: The hints.
        columns: The most that a line has; 0 where that is not known yet.
    """
    line = ""
    for hint in hints:
        longer = f"{line}{APART}{hint}" if line else hint
        if line and columns and width(longer) > columns:
            yield line
            longer = hint
        line = longer
    if line:
        yield line


def _goals(session: Session, columns: int) -> str:
    """The goals that are still open, on one line, each with its share of the columns; empty for none.

    In the step that they are said in they stand in the panes.
    """
    goals = session.open_goals if session.step is not Step.PURPOSE else ()
    columns -= width(say.all_goals(goals=""))
    shown = goals[: max(columns // SHORTEST_GOAL, 0)]
    if not shown:
        return ""
    room = columns - len(APART) * (len(shown) - 1)
    told: list[str] = []
    for place, goal in enumerate(shown):
        whose = clip_name(session.name(goal.participant), WIDEST_NAME)
        said = say.goal(name=whose, words=one_line(goal.text))
        told.append(clip(said, room // (len(shown) - place)))
        room -= width(told[-1])
    return say.all_goals(goals=APART.join(told))


def _opening(session: Session, columns: int) -> str:
    """What is to be said first; a name is cut only where the line has no room for all of it."""
    phase = session.phase
    if phase.listener is not None:
        asks, who = (say.is_there_more, phase.back_to) if phase.more else (say.say_back, phase.listener)
        room = max(columns - width(asks(name="")), LEAST_NAME)
        return asks(name=clip_name(session.name(who), room))
    if session.begins_again:
        return say.AGAIN if len(session.here) <= PAIR else say.AGAIN_AMONG_MANY
    return say.TAKEN_UP if session.topic else ""


def _hints(session: Session, *, turns: bool, openly: bool) -> Iterator[str]:
    """Who begins, what is asked for first, and what the arrows do; the most important first.

    Args:
        session: The session at the table.
        turns: Whether the arrows do something here.
        openly: Whether people may well have talked in this step without holding the floor.
    """
    suggested = starter(session, session.t)
    if suggested is not None and suggested.id != session.holder:
        yield say.begins(name=one_line(suggested.called))
    if session.topic:
        if turns:
            yield say.BACK_TO_QUESTION if session.setting.questions(session.step) else say.BACK_TO_STEP
        return
    if asks_what_works(session):
        missing = still_to_name(session)
        named = say.EACH_HAS_NAMED if len(session.counted) > 1 else say.HAS_NAMED
        if not missing:
            yield named
        elif not openly:
            yield say.one_thing_from(who=_names(missing))
        if turns:
            yield say.WISHES
        return
    unmarked = sum(goal.reached is None for goal in session.open_goals)
    if session.step is Step.ASSESS and unmarked:
        yield say.goals_to_look_at(number=unmarked)
    if turns and len(session.setting.questions(session.step)) > 1:
        yield say.ANOTHER


def _names(people: Sequence[Participant]) -> str:
    """Some people, by name where they are few."""
    if len(people) > FEW:
        return say.so_many_of_you(number=len(people))
    return told.names(names=tuple(short_name(person, WIDEST_NAME) for person in people))
