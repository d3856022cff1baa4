"""The beginning of a session that assesses: what was agreed last time, and what was left open then."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "Looking back"
"""What help calls its keys."""

PLACE: Final = "looking back"
"""At the top, beside the title."""

# From the top

NOTHING_IN_FORCE: Final = "Nothing was in force since last time. Talk about what worked all the same."
"""Where there is nothing to look at."""

NOTHING_YET: Final = "Nothing is in force yet. This was talked about, and waits for a yes:"
"""Where there is nothing to look at, over what is still to be agreed."""

READ_ALOUD: Final = "This is what you agreed on. Read it aloud."
"""Over one agreement."""

READ_EACH_ALOUD: Final = "This is what you agreed on. Read it aloud, one by one."
"""Over several agreements."""

STILL_TO_AGREE: Final = "Still to be agreed"
"""A heading, over agreements that not everyone has said yes to."""


AGREE: Final = "1 answer it now   2 it can wait"
"""What is asked about each; the numbers are keys."""

WANTED_TO_CELEBRATE: Final = "You wanted to celebrate"
"""A heading, over what people wanted to celebrate."""

CELEBRATED: Final = "Did you celebrate it?   1 yes   2 it is still to come"
"""What is asked about a celebration; the numbers are keys."""

STILL_TO_COME: Final = "still to come"
"""In its place, after the second answer."""

LEFT_FOR_LATER: Final = "Left for later"
"""A heading, over topics that were left for later."""

LEFT: Final = "1 talk about it today   2 it can wait   3 it is no longer needed"
"""What is asked about each; the numbers are keys."""

CAN_WAIT: Final = "it can wait"
"""In its place, after the second answer; said of an agreement as well."""

WAS_CELEBRATED: Final = "you celebrated it"
"""In the place of the question about a celebration, after the first answer."""

TODAY: Final = "you talk about it today"
"""In the place of the question about a topic, after the first answer."""

NOT_NEEDED: Final = "no longer needed"
"""The same after the third."""

# Whispers

NOTHING_ASKED: Final = "Nothing is asked here. enter goes on."
"""At a number key, where there is nothing to answer."""

TWO_ANSWERS_TO_AGREE: Final = "Of what is still to agree there are two answers: 1 now, 2 it can wait."
"""At the number 3, where an agreement is highlighted."""

TWO_ANSWERS: Final = "Of a celebration there are two answers: 1 yes, 2 it is still to come."
"""At the number 3, where a celebration is highlighted."""

PRESS_NUMBER: Final = "Press the number of your answer to what is highlighted; the arrows highlight."
"""At a click on the numbers at the foot."""

HOW_GOOD: Final = "How good that you did."
"""After it was celebrated."""

IN_THE_MIDDLE: Final = "It stands in the middle when you talk. u takes this back."
"""After a topic was taken up."""

IN_ITS_PLACE: Final = "It stands in the middle when you talk. The one before it waits here again."
"""The same where another topic gives way to it."""

LET_GO: Final = "Let go. u brings it back."
"""After a topic was let go of."""

# Keys

ANSWER: Final = KeyWords("your answer", "What becomes of the highlighted thing of last time")
"""The keys 1 to 3."""

GO_ON: Final = KeyWords("go on", "Go on: each marks alone how it went")
"""The keys enter and space."""

# At the foot of the screen

EACH_ALONE: Final = "each marks alone"
"""Beside enter, where there are agreements to mark."""

ANSWERS: Final = "answer"
"""Beside the numbers."""
