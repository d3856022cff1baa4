"""Everyone of the alliance: names and the title, who is here today, who joins, who leaves."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "People"
"""The title."""

HERE: Final = "here"
"""Beside a name, in a session."""

NOT_HERE: Final = "not here today"
"""Beside a name, in a session."""

NOT_HERE_IN_SHORT: Final = "away"
"""The same where a row has hardly any room."""

FACILITATES: Final = "facilitates"
"""After the role of who leads through the talk, such as "coach"."""

CORRECTED_ANY_TIME: Final = "Names can be corrected at any time."
"""Beneath the names."""

CORRECTED_AND_ASKED_LATER: Final = (
    "Names can be corrected at any time. Who is not here today is asked about agreements when they are."
)
"""Beneath the names, in a session."""

MAY_BE_RETITLED: Final = "n: your alliance gets another title."
"""Beneath that."""

MAY_FACILITATE: Final = "f: the highlighted person facilitates: uncounted, without a yes."
"""Beneath that."""

MAY_HAVE_ROLE: Final = "r: the highlighted person takes the other role, or the next one."
"""Beneath that, where the setting has more than one role."""

WHO_JOINS: Final = "Who joins? Their name:"
"""Above the field for a new name."""

RIGHT_NAME: Final = "the right name:"
"""Above the field for a name that is corrected, after the name as it is."""

THE_TITLE: Final = "What is it called? The title:"
"""Above the field for the title of the alliance."""

HERE_OR_NOT: Final = KeyWords("here or not", "Here, or not here today")
"""The key space."""

NAME_AT_FOOT: Final = "name"
"""At the foot, after the key enter: corrects the highlighted one."""

HERE_AT_FOOT: Final = "here?"
"""At the foot, after the key space: says that somebody is here, or is not."""

JOINS_AT_FOOT: Final = "joins"
"""At the foot, after the key that lets somebody join."""

LEAVES_AT_FOOT: Final = "out"
"""At the foot, after the key delete: lets somebody leave for good, which is asked first."""

TITLE_OF_KEYS: Final = "The people"
"""In help, above the keys of this dialog."""

CORRECT: Final = KeyWords("correct", "Correct the highlighted name")
"""The key enter."""

JOIN: Final = KeyWords("someone joins", "Let someone join")
"""The key a."""

RETITLE: Final = KeyWords("title", "Correct the title of the alliance")
"""The key n."""


def is_called(*, title: str, like_another: bool) -> str:
    """Whispered after it; `like_another` where the list has another alliance with that title."""
    like = ", like another one in the list" if like_another else ""
    return f"Your alliance is called {title} from now on{like}."


FACILITATE: Final = KeyWords("facilitates", "The highlighted person facilitates, or takes part again")
"""The key f."""


ROLE: Final = KeyWords("role", "Give the highlighted person the next role of your setting")
"""The key r."""


def has_role(*, name: str, role: str) -> str:
    """Whispered after it."""
    return f"{name}: {role} from now on."


def leads(*, name: str) -> str:
    """Whispered after somebody was given the facilitator's seat."""
    return f"{name} facilitates: their time is not counted, and they are not asked for a yes."


def takes_part(*, name: str) -> str:
    """Whispered after somebody gave the facilitator's seat back."""
    return f"{name} takes part like everyone else."


LEAVES: Final = KeyWords("leaves", "Let the highlighted person leave for good")
"""The key delete."""

GO_TO: Final = KeyWords("go to", "Highlight the person with this number")
"""In help: what the number keys do."""


def keys_are_about(*, name: str) -> str:
    """Whispered at somebody's number."""
    return f"The keys below are about {name} now."


def has_joined(*, name: str) -> str:
    """Whispered after somebody joined."""
    return f"{name} has joined."


def waits_for_them(*, name: str, number: int) -> str:
    """After that, in a session, where agreements, at least one, wait for their yes."""
    return f"{_waiting(name, number)}: l in the talk shows {'it' if number == 1 else 'them'}."


def waits_until_then(*, name: str, number: int) -> str:
    """The same between sessions."""
    return f"{_waiting(name, number)} in your next session."


def in_force_without_them(*, number: int) -> str:
    """After it, where agreements, at least one, had waited for nobody else's yes."""
    return f"{number} agreement{' is' if number == 1 else 's are'} in force now without their yes."


def not_in_force_until_then(*, number: int) -> str:
    """After what waits for somebody's yes: how many agreements, at least one, were in force before."""
    return f"Until then {number} agreement{' is' if number == 1 else 's are'} not in force."


def _waiting(name: str, number: int) -> str:
    return f"{number} agreement{' now waits' if number == 1 else 's now wait'} for {name}'s yes"


def has_left(*, name: str) -> str:
    """Whispered after somebody left for good."""
    return f"{name} has left."


SAID_IN_A_SESSION: Final = "Who is here is said in a session."
"""Whispered where no session is at the table."""

KEPT: Final = "What you typed is kept until you open the field again."
"""Whispered where a name or the title is left half typed."""


def leave_for_good(*, name: str) -> str:
    """The question before somebody leaves for good."""
    return f"Does {name} leave for good?"


def leaves_for_good(*, name: str) -> str:
    """What it means, under that question."""
    return (
        f"{name} leaves this alliance for good. What they said and agreed on stays in "
        "the past sessions; their number becomes free."
    )


def keeps_alone(*, name: str, what: str, number: int) -> str:
    """After that, where nobody else keeps some agreements, or would; `what` is the first of them, in short.

    It is said of agreements that wait for somebody's yes, too: they may be in force once who leaves is gone.
    """
    others = f" and {number - 1} more" if number > 1 else ""
    stays, it = ("Its words stay", "it") if number == 1 else ("Their words stay", "them")
    until = f"until you say who keeps {it} from now on"
    return f"{name} alone keeps “{what}”{others}. {stays} as they are {until}."


def who_keeps(*, what: str, number: int, at_table: bool) -> str:
    """After who has left: what nobody keeps now. `what` is the first of them, in short; l and enter are keys.

    Args:
        what: What the first of them says, in short.
        number: How many, at least 1.
        at_table: Whether a session is at the table, in which it can be said.
    """
    others = f" and {number - 1} more" if number > 1 else ""
    where = "In the talk l, then enter, changes it." if at_table else "Say it in your next session."
    return f"Who keeps “{what}”{others} now? {where}"


FOR_GOOD: Final = "leaves for good"
"""Its answer yes, at the foot."""

STAYS: Final = "stays"
"""Its answer no, at the foot."""
