"""Why a wish at the table cannot be: about the session and its people, the floor, breaks, ways of talking.

A refusal is one or two sentences: what is the matter, and where it helps what to do. It never blames.
"""

from __future__ import annotations

from typing import Final

# The session.

SESSION_ENDED: Final = "This session has ended."
"""To any wish that only makes sense while a session runs."""

SESSION_ENDED_ALREADY: Final = "This session has ended already."
"""To the wish to end it once more."""

PAGE_SHOWN_ALREADY: Final = "You are at this page already."
"""To the wish to turn to a page of the end."""

NOT_CLOSING: Final = "The talk goes on already."
"""To the wish to go on talking, from what is told at the end."""

SESSION_NOT_RUNNING: Final = "The session is not running."
"""To the wish to leave a session that was left, or has ended."""

ONE_AT_A_TIME: Final = "A session of this alliance is not finished. Go on with it, or end it first."
"""Where a second session would be unfinished."""

SOMEONE_HAS_TO_BE_HERE: Final = "Someone has to be here for a session."
"""Where everybody would be away."""

NOTHING_TO_LOOK_BACK_ON: Final = "Nothing of this is in force any more, so there is nothing to look back on."
"""To the wish to assess agreements that have come to their end."""

COME_BACK_FIRST: Final = "A time-out is running. Come back from it first, or leave: the session stays open."
"""To the wish to end a session in the middle of a time-out."""

LAST_STEP: Final = "This is the last step. Press e when you want to end."
"""To the wish for the next step; "e" is the key that ends."""

FIRST_STEP: Final = "This is the first step."
"""To the wish for the step before."""

NO_OTHER_QUESTION: Final = "This step has no other question."
"""To the wish for another question."""

UNDONE_IN_SESSIONS: Final = "Undo is for what is done in a session. Here, change it again."
"""To undo and redo where no session is at the table."""

NO_SESSION: Final = "No session is open."
"""To a wish about the session where nobody sits."""

NO_ALLIANCE: Final = "No alliance is open."
"""To a wish about the alliance where none is there."""

ALLIANCE_WITHOUT_BEGINNING: Final = "This alliance has no beginning: its file is empty."
"""To the wish to sit down."""

SESSION_UNREADABLE: Final = "This session cannot be read."
"""To the wish to go on with it."""


def in_step_already(*, step: str) -> str:
    """To the wish for the step people are in; `step` is its name."""
    return f"You are in the step {step} already."


def no_such_step(*, step: str) -> str:
    """To the wish for a step that this kind of session does not have."""
    return f"The step {step} is not part of this session."


# The people at the table.

NOT_OF_THE_ALLIANCE: Final = "This person is not part of the alliance."
"""To a wish about somebody who left, or was never there."""

NOTHING_CHANGED: Final = "Nothing was changed."
"""Where words, a title, a name or a zone are the same as before."""


def nobody_has(*, seat: int) -> str:
    """To a number key that is nobody's."""
    return f"Nobody has the number {seat}."


def nobody_has_of(*, seat: int, numbers: str) -> str:
    """To a number key that is nobody's; `numbers` are those at the table, such as "1, 2"."""
    return f"Nobody has the number {seat}. The numbers at this table are {numbers}."


def not_here(*, name: str) -> str:
    """To the number key of someone who is away."""
    return f"{name} is not here today."


def not_here_yet(*, name: str) -> str:
    """The same where they would speak; "o" is the key of the people."""
    return f"{name} is not here today. The people key, o, says when they come in."


def not_here_in_opening(*, name: str) -> str:
    """The same in the opening; "o" is the key of the people."""
    return f"{name} is not here today. o changes that."


def asked_when_here(*, name: str) -> str:
    """The same where each is asked for an answer or a mark of their own."""
    return f"{name} is not here today and is asked when they are."


def says_when_here(*, name: str) -> str:
    """The same where each says how it is with a goal of their own."""
    return f"{name} is not here today and says it when they are."


def not_asked(*, name: str) -> str:
    """To the number key of a facilitator, where each gives an answer."""
    return f"{name} facilitates and is not asked."


def not_counted(*, name: str) -> str:
    """The same where each says if they want to see how long everyone spoke."""
    return f"{name} facilitates, and is not asked: their time is not counted."


def does_not_begin(*, name: str) -> str:
    """The same where somebody is chosen to begin."""
    return f"{name} facilitates; somebody else begins."


def here_already(*, name: str) -> str:
    """To the news that someone came in who is here."""
    return f"{name} is here already."


def away_already(*, name: str) -> str:
    """To the news that someone is away who is away."""
    return f"{name} is not here anyway."


# The opening, and the ways of talking.

PLANNED_ALREADY: Final = "That is what you have planned already."
"""To the same length of the evening again."""

SIGN_WITH_CONTROLS: Final = "A sign cannot hold control characters."
"""To a sign for a break that was pasted with codes in it."""

SIGN_ALREADY: Final = "That is your sign already."
"""To the same sign for a break again."""

OPENING_OVER: Final = "The opening is over."
"""To the wish to end it."""

SAME_ROLE: Final = "Everyone here has the same role."
"""To the rule that who has not the first role begins."""

SO_ALREADY: Final = "That is how it is already."
"""To the rule by which people begin now."""

TURN_RUNS_ON: Final = "The turn runs on while someone writes."
"""Where writing does not hold the bar of the turn."""

NOBODY_WRITES: Final = "Nobody writes."
"""Where the bar of the turn would run again, and does."""


def at_most_minutes(*, most: int) -> str:
    """To an evening that is planned too long."""
    return f"A session can be planned for up to {most} minutes."


def sign_too_long(*, most: int, length: int) -> str:
    """To a sign for a break; both are numbers of characters."""
    return f"A sign has at most {most} characters; this one has {length}."


# Taking back.

NOTHING_TO_TAKE_BACK: Final = "There is nothing to take back."
"""To undo."""

NOTHING_TO_BRING_BACK: Final = "There is nothing to bring back."
"""To redo."""

OWN_ANSWER: Final = "Someone's own answer came last. Only their own number changes it."
"""To undo, after an answer that somebody gave with their number."""


def accepted_last(*, name: str) -> str:
    """The same, where somebody accepted the rules."""
    return f"{name} accepted the rules last. Only {name}'s own number takes that back."


MARKS_LIE_OPEN: Final = "Nothing was decided since the marks lie open. They stay as they are."
"""To undo, where nothing came after them."""

MARK_STAYS: Final = "A mark came last. Only who gave it changes it, alone with the laptop."
"""To undo, after somebody marked an agreement."""


def answered_since(*, words: str) -> str:
    """To undo, after somebody's yes to an agreement.

    Args:
        words: The beginning of its words.
    """
    return f"“{words}” has been answered since. Only who answered changes that, with their own number."


# The floor.

STOPPED: Final = "The talk is stopped. Go on first."
"""To any wish about the floor in a pause, a quiet minute or a time-out."""

STOPPED_ALREADY: Final = "The talk is stopped already."
"""To the wish for another kind of stop."""

FLOOR_OPEN: Final = "The floor is open. Whoever wants to speak presses their number."
"""To the wish to hand over what nobody holds."""

FLOOR_OPEN_ALREADY: Final = "The floor is open already. Whoever wants to speak presses their number."
"""To the wish to open it."""


def floor_open_begins(*, name: str, seat: int) -> str:
    """To the wish to hand over what nobody holds, where it is suggested who begins."""
    return f"The floor is open. {name} begins with the number {seat}, or whoever wants to speak."


def speaking_already(*, name: str) -> str:
    """To the speaker's own number key; "Space" is a key."""
    return f"{name} is speaking already. Space hands the floor over."


def has_the_floor(*, name: str) -> str:
    """To the wish to give the floor to who has it."""
    return f"{name} has the floor already."


def nobody_else(*, name: str) -> str:
    """To the speaker's wish to hand over, alone at the table."""
    return f"Nobody else is here to take the floor from {name}."


# The length of a turn.

NOBODY_SPEAKS: Final = "Nobody speaks just now: there is no turn to make longer or shorter."
"""To the keys that make a turn longer or shorter."""

TURN_WITHOUT_LENGTH: Final = "Turns have no planned length here. Take the time you need."
"""The same, in a setting that leaves it open."""

TURN_LONGEST: Final = "A turn is at most 15 minutes. You can go on after it: nobody is cut off."
"""To the key that makes a turn longer."""

TURN_SHORTEST: Final = "A turn is at least 30 seconds. Space hands the floor over."
"""To the key that makes a turn shorter; "Space" is a key."""


# Saying back what was heard.

SAYS_BACK_FIRST: Final = "Someone is saying back what they heard. The speaker's number says: yes, heard."
"""To the wish for a breath."""

ASKED_FOR_MORE_FIRST: Final = "The speaker is asked whether there is more. Their number says: that is all."
"""To the wish for a breath, after what was said back was heard."""

NOTHING_SAID: Final = "Nobody speaks just now. First someone says something to be heard."
"""To the wish to be heard, with the floor open."""


def nobody_to_say_back(*, name: str) -> str:
    """The same, alone at the table."""
    return f"Nobody else is here to say back what {name} said."


def asks_if_more(*, name: str) -> str:
    """To the listener's number key, once the speaker felt heard; "h" is a key."""
    return f"{name} says if there is more: h, or their number for no."


def asks_if_heard(*, name: str) -> str:
    """To the listener's number key, while they say back what the speaker called `name` said; "h" is a key."""
    return f"{name} says whether it was heard: with their number, or h to say it again."


# Pauses, the quiet minute and time-outs.

QUIET_AFTER_SAYING_BACK: Final = "Someone is saying back what they heard. The quiet minute can come after it."
"""To the wish for a quiet minute."""

QUIET_OVER: Final = "The quiet minute is over."
"""To the wish to end it."""

TIME_OUT_RUNS: Final = "The time-out is running already."
"""To TIME-OUT, pressed once more."""

NO_TIME_OUT: Final = "No time-out is running."
"""To a wish that only makes sense in a time-out."""

WITHIN_A_DAY: Final = "A time-out ends within a day: longer feels like a punishment. Choose a nearer time."
"""To a time of return that is too far away."""

RETURN_IS_OVER: Final = "That time is over. Choose one that is still to come."
"""To a time of return that has passed."""

NOTHING_BEGINS: Final = "Nothing is about to begin."
"""To "not yet", where nobody had said ready."""

WHEN_ALL_ARE_READY: Final = "We go on when everyone here is ready."
"""To the wish to go on."""

IN_A_MOMENT: Final = "We go on in a moment."
"""The same, in the seconds after the last has said ready."""

NO_TOPIC: Final = "Here no question is on the table: there is none to rest."
"""To the same wish, where people were at a page of the opening or the end, or looked back."""

RESTS_ALREADY: Final = "This topic rests already."
"""To the wish to let it rest."""
