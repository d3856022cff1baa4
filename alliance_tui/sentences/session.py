"""What is whispered and asked in a session: the floor, the steps, notes, the end."""

from __future__ import annotations

from typing import Final

# Above everything


def read_only(*, reason: str) -> str:
    """Said for as long as nothing can be written.

    Args:
        reason: Why, as a sentence.
    """
    return f"READ ONLY: {reason}"


CLOCK_LATER: Final = {
    "bar": "The next turn is shown as a bar that drains.",
    "digits": "The next turn is shown as digits.",
    "hidden": "The next turn shows no clock.",
}
"""Whispered at `c` while nobody's turn runs: how it will be shown."""

NOTHING_TO_CLOSE: Final = "Nothing is open that esc could close. q leaves; the session stays open."
"""Whispered at escape in the talk itself; esc and q are keys."""

# The floor and the steps

GIVE_TO_WHOM: Final = "Give the floor to whom? Press their number."
"""Asked after `g`."""


def which_step(*, steps: str) -> str:
    """Asked after `s`.

    Args:
        steps: Each with its number before it.
    """
    return f"Which step?  {steps}"


def there_are_steps(*, number: int) -> str:
    """Whispered at a number that no step has."""
    return f"There are {number} steps."


def turn_has(*, length: str) -> str:
    """Whispered after `+` and `-`.

    Args:
        length: How long the turn is now, such as "2:30".
    """
    return f"This turn has {length} now."


# What guides

OFFER_OPENING: Final = "j opens with the rules, your sign for a break and the time you have."
"""Whispered where people came straight into a first session."""

HAS_RESTED: Final = "A topic has rested until today. x takes it up, if you like."
"""Whispered at the beginning, on the day until which a topic rested."""


def breath_of(*, seconds: int) -> str:
    """Whispered as a breath begins; b is a key."""
    return f"A breath of {seconds} seconds, together. b goes on before that."


def first_rests(*, rests_until: str) -> str:
    """Whispered where a step begins with another question, as its first "rests until tomorrow"."""
    return f"The first question {rests_until}: this is the next one. x takes the first up."


def this_rests(*, rests_until: str) -> str:
    """Whispered where a step begins with a question that rests, for want of another."""
    return f"This question {rests_until}, and there is no other here. → goes on."


def that_rests(*, rests_until: str) -> str:
    """Whispered after a time-out in which it was put off, as it "rests until tomorrow"."""
    return f"What you talked about {rests_until}: here is another question."


TOPIC_WAITS: Final = "Nobody has had the floor on that topic yet: it waits in the lot. x shows it."
"""Whispered where people go on from a topic in the middle: with the floor open they may have talked of it."""

NO_PAGE: Final = "enter opens nothing in this step. ? shows all keys."
"""Whispered at enter in a step that has no page of its own."""

# Writing

KEPT_HERE: Final = "What you typed is kept and waits where you began it."
"""Whispered when the field is closed with words in it."""

OTHERS_WAIT: Final = "Nothing is typed here yet. What else was begun is kept."
"""Whispered where an empty field opens while other words are kept."""

THEIRS_WAIT: Final = "What they have begun themselves is kept, and waits for them."
"""Whispered where words in the field become those of somebody who has begun others."""

WRITE_AS_NOTE: Final = "Write this as a note? n opens it with the letters in it."
"""Whispered where letters were typed while no field was open."""

PASTE_INTO_NOTE: Final = "n opens a field to paste into."
"""Whispered where words were pasted while no field was open."""


def number_first(*, begun: str) -> str:
    """Whispered where words are typed or pasted while it is asked whose they are.

    Args:
        begun: The last of what was typed so far; empty for nothing.
    """
    first = "Press the number of whose words these are first."
    return f"{first}  “{begun}”" if begun else first


CHANGED_BEFORE: Final = "These are the words you changed before."
"""Whispered where a note is opened whose new words were typed and not saved."""

PARKED: Final = "Parked for later. x shows the parking lot."
"""Whispered once something was parked."""

# The end

END: Final = "End the session?"
"""The heading of what is asked before the end."""

END_YES: Final = "end"
"""The answer that ends."""

END_NO: Final = "go on"
"""The answer that does not."""


def before_the_end(*, unsaved: str) -> str:
    """Said under the question whether to end.

    Args:
        unsaved: What is typed and not saved, such as "a note and a name"; empty for nothing.
    """
    sentence = "You will see what you agreed on, to read aloud together."
    if unsaved:
        sentence += f" Typed and not saved: {unsaved}. What is not saved goes when the session ends."
    return sentence
