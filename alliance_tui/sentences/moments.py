"""Days, times, lengths of time and rhythms in words.

Clock times such as "18:30" are as they are kept. So is a rhythm such as "every 2 weeks": it is read again.
"""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week; Monday is at place 0."""

WEEKDAYS_SHORT: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""The same in a column: at most three letters."""

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months; January is at place 0."""

MONTHS_SHORT: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
"""The same in a column: at most three letters."""

TODAY: Final = "today"
"""Within a sentence."""

TOMORROW: Final = "tomorrow"
"""Within a sentence."""

YESTERDAY: Final = "yesterday"
"""Within a sentence."""


def date(*, day: int, month: int, year: int | None = None) -> str:
    """A day of the calendar, such as "5 December"; `month` is 1 to 12, `year` is None where it is plain."""
    return f"{day} {MONTHS[month - 1]}" if year is None else f"{day} {MONTHS[month - 1]} {year}"


def date_short(*, day: int, month: int, year: int | None = None) -> str:
    """The same in a column, such as "5 Dec"."""
    return f"{day} {MONTHS_SHORT[month - 1]}" if year is None else f"{day} {MONTHS_SHORT[month - 1]} {year}"


def weekday_date(*, weekday: int, date: str) -> str:
    """A day with its day of the week (0 to 6), such as "Sunday 22 November 2026"."""
    return f"{WEEKDAYS[weekday]} {date}"


def weekday_short(*, weekday: int, day: int) -> str:
    """A day of this week in a column, such as "Sun 22"."""
    return f"{WEEKDAYS_SHORT[weekday]} {day}"


def day_at(*, day: str, clock: str) -> str:
    """A time on another day, such as "tomorrow at 08:00"."""
    return f"{day} at {clock}"


def at(*, clock: str) -> str:
    """A time today, after "we come back": "at 22:51"."""
    return f"at {clock}"


# Reviews.

REVIEW_TOMORROW: Final = "Review tomorrow"
"""How far the next review is."""


def review_in(*, days: int) -> str:
    """How far the next review is; `days` is at least 2."""
    return f"Review in {days} days"


REVIEW_WAITS: Final = "The review waits"
"""A review whose hour has come, where its day is another one than today here."""


def review_left(*, left: str) -> str:
    """How far a review is whose day is another one here; `left` is such as "in 3 hours"."""
    return f"Review {left}"


def hour_in(*, clock: str, place: str) -> str:
    """An hour with the place whose it is, such as "18:30 in Berlin"; both may be empty."""
    return f"{clock} in {place}" if clock and place else clock


def review_today(*, clock: str, left: str, place: str = "") -> str:
    """A review that is today; all are empty where no time was named, `left` also once the time has come.

    `clock` is also empty where the day beside it tells it.

    `place` is whose clock it is, such as "Berlin", where this machine has another one.
    """
    at = f" at {hour_in(clock=clock, place=place)}" if clock else ""
    return f"Review today{at}, {left}" if left else f"Review today{at}"


def review_was(*, day: str) -> str:
    """A review whose day is over; `day` is such as "yesterday", "Saturday" or "5 December"."""
    return f"The review was planned for {day}"


def review_day(*, weekday: int, date: str, clock: str, place: str = "") -> str:
    """When a review is, such as "Sat 5 December, 18:30"; `clock` may be empty.

    `place` is whose clock it is, such as "Berlin", where this machine has another one.
    """
    at = f", {hour_in(clock=clock, place=place)}" if clock else ""
    return f"{WEEKDAYS_SHORT[weekday]} {date}{at}"


def then(*, rhythm: str, clock: str) -> str:
    """How it goes on after the next date, such as "then every 2 weeks"; `clock` where it differs."""
    return f"then {rhythm}, {clock}" if clock else f"then {rhythm}"


def then_from(*, day: str, rhythm: str, clock: str) -> str:
    """The same after a date that lies beside its rhythm: "then Fri 18 December and every other Friday"."""
    return f"then {day} and {rhythm}, {clock}" if clock else f"then {day} and {rhythm}"


def review_whole(*, countdown: str, day: str, then: str) -> str:
    """All of it, such as "Review in 13 days: Sat 5 December, then every 2 weeks"; `then` may be empty."""
    return f"{countdown}: {day}, {then}" if then else f"{countdown}: {day}"


def review_was_then(*, was: str, then: str) -> str:
    """A review whose day is over, and how it goes on, such as "then every 2 weeks"."""
    return f"{was}, {then}"


def review_of(*, title: str, countdown: str, clock: str) -> str:
    """How far the review of an alliance is, such as "Home: Review tomorrow, 18:30 in Berlin".

    `clock` is the hour with its place, or empty.
    """
    return f"{title}: {countdown}, {clock}" if clock else f"{title}: {countdown}"


def moved_from(*, date: str, why: str) -> str:
    """The day a review was moved from; `why` is in somebody's words, or empty."""
    return f"Moved from {date}: {why}" if why else f"Moved from {date}"


def once(*, day: str, clock: str, by: bool) -> str:
    """A date as it was understood; `by` where it may be earlier, `clock` may be empty."""
    at = f", {clock}" if clock else ""
    return f"by {day}{at}" if by else f"{day}{at}"


def again(*, rhythm: str, clock: str, first: str, until: str) -> str:
    """A rhythm as it was understood, with its first and its last day; `clock` and `until` may be empty."""
    at = f", {clock}" if clock else ""
    last = f", until {until}" if until else ""
    return f"{rhythm}{at}, from {first}{last}"


def first_then(*, first: str, clock: str, rhythm: str, until: str) -> str:
    """The same where the first day is none of the rhythm's own: "Saturday 5 December, then every Friday"."""
    at = f", {clock}" if clock else ""
    last = f", until {until}" if until else ""
    return f"{first}{at}, then {rhythm}{last}"


def by_hour(*, clock: str) -> str:
    """An hour that something is done by at the latest: "by 18:00"."""
    return f"by {clock}"


def counted(*, when: str, date: str) -> str:
    """Somebody's words for a day, and the day they mean: "tomorrow (Monday 23 November)"."""
    return f"{when} ({date})"


# Lengths of time.

UNDER_A_MINUTE: Final = "under 1 min"
"""A length of time in a column."""

LESS_THAN_A_MINUTE: Final = "less than a minute"
"""The same within a sentence."""

TWENTY_MINUTES_MORE: Final = "20 minutes more"
"""A choice for coming back later."""

AN_HOUR_MORE: Final = "an hour more"
"""A choice for coming back later."""


def length(*, hours: int, minutes: int) -> str:
    """A length of time in a column, such as "58 min", "1 h" or "1 h 12"."""
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes:02}" if minutes else f"{hours} h"


def days(*, number: int) -> str:
    """A longer one; at least 2, as of weeks, months and years."""
    return f"{number} days"


def weeks(*, number: int) -> str:
    """A longer one."""
    return f"{number} weeks"


def months(*, number: int) -> str:
    """A longer one."""
    return f"{number} months"


def years(*, number: int) -> str:
    """A longer one."""
    return f"{number} years"


def minutes(*, number: int) -> str:
    """A length of time within a sentence; at least 1."""
    return "1 minute" if number == 1 else f"{number} minutes"


def in_minutes(*, number: int) -> str:
    """A time ahead today; at least 1."""
    return "in 1 minute" if number == 1 else f"in {number} minutes"


def in_hours(*, number: int) -> str:
    """A time ahead today; at least 1."""
    return "in 1 hour" if number == 1 else f"in {number} hours"


# What comes with a setting.

TURNS_OF_ANY_LENGTH: Final = "turns of any length"
"""Where a setting plans none."""


def turns_of(*, minutes: int, seconds: int) -> str:
    """How long the turns of a setting are, such as "turns of 2:00"."""
    return f"turns of {minutes}:{seconds:02}"


def and_a_review(*, turns: str, rhythm: str) -> str:
    """Turns and rhythm in one line, such as "turns of 2:00, a review every week"."""
    return f"{turns}, a review {rhythm}"
