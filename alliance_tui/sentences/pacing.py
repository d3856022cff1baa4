"""How a talk is with its time: said when someone asks, and never as an alarm. Nobody is hurried."""

from __future__ import annotations

from typing import Final

ENOUGH: Final = "You have sat together for an hour and a half. It may be enough for today."
"""The one soft word after a long sitting, said once."""

JUST_BEGUN: Final = "You have just begun."
"""In the place of how much has passed, in the first half minute."""


def without_plan(*, talked: str) -> str:
    """How long people have talked who planned no end."""
    return f"You have talked for {talked}. You have as long as you like."


def plan_over(*, minutes: int) -> str:
    """Where the planned minutes are over, at least one."""
    over = "The minute you had planned is over."
    if minutes != 1:
        over = f"The {minutes} minutes you had planned are over."
    return f"{over} End when it is good for you, or take the time you need."


def passed(*, passed: int, planned: int) -> str:
    """How many of the planned minutes have passed; at least 1. What follows says how that is."""
    minutes = "minute" if planned == 1 else "minutes"
    return f"{passed} of {planned} {minutes} {'has' if passed == 1 else 'have'} passed."


def behind(*, passed: str, step: str, more: str) -> str:
    """After what has passed: that a step took longer, such as "4 minutes"."""
    return (
        f"{passed} For {step} you have taken {more} more than planned. "
        "That is fine: another step can be shorter."
    )


def ahead(*, passed: str, by: str) -> str:
    """After what has passed: that there is time left for this step."""
    return f"{passed} You are {by} ahead: there is time to stay here."


def on_plan(*, passed: str) -> str:
    """After what has passed: that all is as planned."""
    return f"{passed} You are about where you planned to be."
