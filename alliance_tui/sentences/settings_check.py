"""What is said of a setting that cannot be used, key by key, to whoever edits it; the guide to a new one."""

from __future__ import annotations

from typing import Final

# What was expected of a value; below each other, after the name of its key.

A_WHOLE_NUMBER: Final = "a whole number"
"""A kind of value."""

A_WHOLE_NUMBER_OR_NONE: Final = 'a whole number, or "none"'
"""A kind of value; "none" is typed as it stands."""

A_NUMBER: Final = "a number with a point"
"""A kind of value."""

TEXT: Final = "text in quotes"
"""A kind of value."""

A_LIST: Final = "a list in brackets"
"""A kind of value."""

A_TABLE: Final = "a table"
"""A kind of value."""

TRUE_OR_FALSE: Final = "true or false"
"""A kind of value; both are typed as they stand."""

EXPECTED_STEPS: Final = "Expected a table for each step."
"""Of the table of all steps."""

EXPECTED_STEP: Final = "Expected a table with the questions of this step."
"""Of a step that is not there."""

EXPECTED_TABLE: Final = "Expected a table."
"""Of what has to be a table."""

EXPECTED_KEY: Final = "Expected this key; it is not there."
"""Of a key that cannot be left out."""

EXPECTED_WORD: Final = "Expected one word of small letters, digits and hyphens."
"""Of the name of a setting."""

EXPECTED_OWN_NAME: Final = "Expected a name of its own: this one is taken."
"""Of the name of a user's own setting."""

EXPECTED_ROLE: Final = 'Expected at least one role; [""] where nobody is called anything.'
"""Of the roles; what is in brackets is typed as it stands."""

EXPECTED_QUESTION: Final = "Expected at least one question."
"""Of the questions of a step."""

EXPECTED_WORDS: Final = "Expected words; there are none."
"""Of a text that is empty."""

NESTED_TOO_DEEPLY: Final = "This is not a setting: brackets stand within brackets without end."
"""Of a file that no program reads."""


def expected(*, kind: str, found: str) -> str:
    """Of a value of another kind; both are such as "a whole number"."""
    return f"Expected {kind}, got {found}."


def expected_one_of(*, kind: str, found: str, allowed: str) -> str:
    """Of a value of another kind where only some words can stand.

    Args:
        kind: What was expected, such as "text in quotes".
        found: What is there.
        allowed: The words that can stand there, or in the list, each in quotes; typed as they stand.
    """
    return f"Expected {kind}, got {found}. The words for it: {allowed}."


def no_such_value(*, value: str, allowed: str) -> str:
    """Of a word that is none of those that can stand there.

    Args:
        value: The word, in quotes.
        allowed: Those that can, each in quotes, with commas; typed as they stand.
    """
    return f"There is no {value}. Expected one of: {allowed}."


def other(*, said: str) -> str:
    """What else the reader of values says, which is in English."""
    return f"{said}."


def not_toml(*, why: str) -> str:
    """Of a file that cannot be read; `why` is what the reader of TOML says, which is in English."""
    return f"This is not TOML: {why}."


def is_there_twice(*, what: str, line: int) -> str:
    """Of a table or a key that is given a second time, as it is typed; the second time ends in that line."""
    return f"{what} is there twice: leave one of them out. The second is at line {line}."


def not_utf8(*, line: int) -> str:
    """Of a file of other bytes; `line` is the first one, from 1, that has some."""
    return f"The file has to be text in UTF-8; line {line} is not."


def cannot_be_read(*, why: str) -> str:
    """Of a file that cannot be read; `why` is what the system says."""
    return f"The file cannot be read: {why}."


def expected_steps(*, names: str) -> str:
    """Of a table that is no step; `names` are the steps, as they are typed, with commas."""
    return f"Expected one of the steps: {names}."


def no_such_key(*, nearest: str, known: str) -> str:
    """Of a key that nothing reads; the nearest one, or else all there are, as they are typed."""
    return f"There is no such key here. {_guess(nearest, known)}"


def expected_turn(*, least: int, most: int) -> str:
    """Of the length of a turn; "none" is typed as it stands."""
    return f'Expected {least} to {most} seconds, or "none".'


def expected_shorter(*, most: int, found: int, begins: str) -> str:
    """Of a text that is too long: how many characters it may have, how many it has, and how it begins."""
    return f'Expected at most {most} characters; "{begins}" has {found}.'


def expected_one_line(*, begins: str) -> str:
    """Of a text with a line break or a control character in it, and how it begins."""
    return f'Expected it all on one line, without control characters: "{begins}".'


def expected_rhythm(*, found: str) -> str:
    """Of a rhythm; the example is typed as it stands."""
    return f'Expected a rhythm such as "every 2 weeks", got "{found}".'


def expected_shorter_rhythm(*, found: str) -> str:
    """Of a rhythm whose next date could not be planned."""
    return f'Expected a rhythm of two years at most, got "{found}".'


def expected_other_name(*, file: str, name: str) -> str:
    """Of two settings of one name; `file` is the other one."""
    return f'Expected another name: {file} is called "{name}" too.'


def at(*, key: str, expected: str) -> str:
    """What was expected, after the key it is about."""
    return f"{key}: {expected}"


def cannot_be_used(*, file: str, first: str, more: int) -> str:
    """Of a whole setting: the first thing that is wrong in it, and how many more there are."""
    rest = f" ({more} more)" if more else ""
    return f"The setting {file} cannot be used. {first}{rest}"


def is_broken_now(*, file: str, name: str) -> str:
    """Whispered in a new session of an alliance whose own setting was broken since the last one."""
    used = "so you have the words of the last time"
    return f"{file} cannot be used now, {used}. alliance settings check {name} says why."


def is_gone_now(*, title: str) -> str:
    """The same where none of the user's files has the setting any more."""
    return f"The setting “{title}” is not among your files, so you have the words of the last time."


def no_such_setting(*, name: str, nearest: str, names: str) -> str:
    """Where a setting was asked for; the nearest one may be empty, and all there are."""
    guess = f' Did you mean "{nearest}"?' if nearest else ""
    return f'There is no setting "{name}".{guess} There are {names}.'


def _guess(nearest: str, known: str) -> str:
    return f'Did you mean "{nearest}"?' if nearest else f"There are {known}."


GUIDE_BEGINS: Final = "# A setting of your own."
"""The first words of the guide: a copy of a copy is known by them."""


def guide(*, name: str, file: str) -> str:
    """Stands at the top of a setting that was copied, as comments; it ends with the first empty line.

    What stands first in a line, and what is in quotes, is typed as it stands.
    """
    return f"""\
{GUIDE_BEGINS} Change whatever you like; what follows a # is for you alone.
#
#   name        the word it is chosen by: alliance new Ana Ben --setting {name}
#   title       what it is called on screen
#   roles       what people are called, by seat; the last one serves everybody after it; [""] for nothing
#   turn        the planned length of a turn in seconds, 30 to 900, or "none"
#   review      how often to look at what was agreed: "every week", "every 2 weeks", "every month" ...
#   rhythms     the other rhythms on offer
#   rules       what everyone accepts before the talk begins
#   techniques  any of "works first", "breaths", "writing holds"; may be left out
#   starts      who is suggested to begin: "rotate", "quieter", or "roles" for the first role last
#   keeps       what stays of a session: "everything", or "agreements" only
#   helps_wording  true to see help with the words of an agreement without asking; may be left out
#
# Then a table for each of the seven steps: questions, the main one first, each at most 160 characters.
# Purpose (one sentence), starters (beginnings of sentences) and hint (for whoever leads) may be left out.
# A session keeps a copy of its setting: what you change here changes the next one, and none that was.
#
# To see whether it can be read:  alliance settings check {file}

"""
