"""The method: its steps, the four A's they belong to, its numbers, and what a setting is."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from alliance_tui.domain.words import Keep, NoteKind, SessionKind, Stage, StartRule, Step, Technique
from alliance_tui.sentences import moments as say

STEPS: Final[dict[SessionKind, tuple[Step, ...]]] = {
    SessionKind.DESIGN: (Step.PURPOSE, Step.NEEDS, Step.IMPROVE, Step.AGREE, Step.REVIEW, Step.CELEBRATE),
    SessionKind.ASSESS: (Step.ASSESS, Step.IMPROVE, Step.AGREE, Step.REVIEW, Step.CELEBRATE),
}
"""The steps of each kind of session, in the order they are suggested."""

STAGES: Final[dict[Step, Stage]] = {
    Step.PURPOSE: Stage.ASK,
    Step.NEEDS: Stage.ASK,
    Step.IMPROVE: Stage.ASK,
    Step.AGREE: Stage.AGREE,
    Step.REVIEW: Stage.AGREE,
    Step.ASSESS: Stage.ASSESS,
    Step.CELEBRATE: Stage.ASSESS,
}
"""The A each step belongs to; Act is what happens between sessions."""

NOTE_KINDS: Final[dict[Step, NoteKind]] = {
    Step.PURPOSE: NoteKind.GOAL,
    Step.NEEDS: NoteKind.NEED,
    Step.IMPROVE: NoteKind.APPRECIATION,
    Step.AGREE: NoteKind.WISH,
    Step.REVIEW: NoteKind.TAKEAWAY,
    Step.ASSESS: NoteKind.LESSON,
    Step.CELEBRATE: NoteKind.APPRECIATION,
}
"""What words written in a step most often are; their author can say otherwise."""

TURN_WORD_BEFORE_END: Final = 20
"""Seconds before a turn's planned end at which a quiet word says so (WCAG 2.2.1)."""

TURN_STEP: Final = 30
"""Seconds by which one key press makes a turn longer or shorter."""

TURN_MIN: Final = 30
"""The shortest planned turn, in seconds."""

TURN_MAX: Final = 15 * 60
"""The longest planned turn, in seconds."""

TIME_OUT: Final = 20 * 60
"""Seconds of a time-out: bodily calm takes about 20 minutes to return (Gottman)."""

TIME_OUT_MAX: Final = 24 * 60 * 60
"""The longest a return may lie ahead, in seconds: longer is felt as a punishment."""

READY_RUN_UP: Final = 5
"""Seconds between the last "ready" and going on, in which any key says "not yet"."""

SHORT_ABSENCE: Final = 10 * 60
"""Seconds after which a raised hand or a "ready" from before an absence is no answer of now."""

BACK_AGAIN: Final = 60
"""Seconds at the table after which what an absence broke off is no longer where people are."""

BREATH: Final = 15
"""Seconds of a breath: pauses of 5 to 15 s reduce aggression (Communications Psychology 2024)."""


BREATH_BETWEEN: Final = 5
"""Seconds of a breath that comes by itself between turns: the shortest that reduces aggression (the same)."""

QUIET_MINUTE: Final = 60
"""Seconds in which everyone writes on paper before a step."""

TURN_GRAIN: Final = 15
"""Seconds to which the turns of a planned evening are rounded: a length one can say."""

MINUTES: Final = (20, 40, 60)
"""How many minutes are on offer for a session."""

ONE_AGREEMENT: Final = 5
"""Minutes of the short form that looks back at one agreement."""

MINUTES_MAX: Final = 24 * 60
"""The most minutes that can be planned."""

SHORT: Final = 20
"""Up to so many minutes a session has its short form: what for, what each needs, an agreement, a date."""

SHORT_STEPS: Final = frozenset({Step.PURPOSE, Step.NEEDS, Step.ASSESS, Step.AGREE, Step.REVIEW})
"""The steps of the short form; the others are a key away."""

SHARES: Final[dict[Step, int]] = {
    Step.PURPOSE: 3,
    Step.NEEDS: 5,
    Step.IMPROVE: 5,
    Step.AGREE: 5,
    Step.REVIEW: 1,
    Step.CELEBRATE: 1,
    Step.ASSESS: 5,
}
"""How much of the time each step needs, beside the others."""

AGREEMENTS: Final = 7
"""So many agreements are kept well; with more of them a gentle word says so (Derby and Larsen: 3 to 7)."""

LONG: Final = 90 * 60
"""Seconds of sitting after which one soft word says that it may be enough."""


class StepWords(Struct, frozen=True, omit_defaults=True):
    """What a setting says in one step."""

    questions: tuple[str, ...]
    """What may be asked, the main question first; read aloud, one at a time."""

    purpose: str = ""
    """What the step is for, in one sentence; empty where the setting does not say."""

    starters: tuple[str, ...] = ()
    """Beginnings of sentences for whoever looks for words."""

    hint: str = ""
    """A word to whoever leads through the talk, shown when they ask for it."""


class Setting(Struct, frozen=True, omit_defaults=True):
    """A kind of relationship: its wording, turn length and review rhythm.

    A session keeps a copy of it. What a later version adds has a default, and what it drops is passed over.
    """

    name: str
    """The word it is chosen by, such as `couple`."""

    title: str
    """What it is called on screen, such as "manager and report"."""

    roles: tuple[str, ...]
    """What the people are called, by seat; the last one serves everybody after it."""

    turn: int | None
    """The planned length of a turn in seconds, or None for turns without one."""

    review: str
    """The rhythm of reviews that is suggested, in plain words such as "every 2 weeks"."""

    rhythms: tuple[str, ...]
    """Other rhythms on offer, in plain words."""

    steps: dict[Step, StepWords]
    """The words of every step."""

    rules: tuple[str, ...] = ()
    """What everyone accepts for the talk before it begins."""

    techniques: tuple[Technique, ...] = ()
    """The ways of talking that are on from the beginning."""

    starts: StartRule = StartRule.ROTATE
    """Who is suggested to begin a step."""

    keeps: Keep = Keep.EVERYTHING
    """What stays of a session where nobody chooses otherwise."""

    helps_wording: bool = False
    """Whether the page of an agreement helps with its words without being asked."""

    own: bool = False
    """Whether it is from a user's file, whatever this program brings under the same name; no key there."""

    def role(self, seat: int) -> str:
        """What the person on a seat (1 to 8) is called; empty where the setting has no roles."""
        return self.roles[min(seat, len(self.roles)) - 1] if self.roles else ""

    def words(self, step: Step) -> StepWords:
        """All it says in a step; nothing where it has no words for it."""
        return self.steps.get(step, NO_WORDS)

    def questions(self, step: Step) -> tuple[str, ...]:
        """The questions of a step, the main one first; empty where the setting has none."""
        return self.words(step).questions


NO_WORDS: Final = StepWords(())
"""The words of a step about which a setting says nothing."""


def setting_words(setting: Setting) -> str:
    """What comes with a setting, in one line."""
    turns = say.TURNS_OF_ANY_LENGTH
    if setting.turn:
        turns = say.turns_of(minutes=setting.turn // 60, seconds=setting.turn % 60)
    return say.and_a_review(turns=turns, rhythm=setting.review) if setting.review else turns
