"""Why something cannot be kept as it is: words, agreements, marks, names and titles, days of a review.

What is quoted as an example of a date has to be what the grammar reads (`alliance_tui.domain.spoken_days`).
"""

from __future__ import annotations

from typing import Final

# Any written words.

NOTHING_WRITTEN: Final = "There is nothing written yet."
"""To an empty field."""

WHOSE_WORDS: Final = "Say whose words these are first."
"""To words whose author is not known."""

NOTE_TAKEN_BACK: Final = "This note was taken back."
"""To a change of it."""

NOTE_TAKEN_BACK_ALREADY: Final = "This note was taken back already."
"""To the wish to take it back."""

WORDS_STAY: Final = "This session has ended. Its words stay as they are."
"""To any change of words."""


def too_long(*, over: int, most: int) -> str:
    """To words that are too long; both are numbers of characters."""
    characters = "character" if over == 1 else "characters"
    return f"This is {over:,} {characters} longer than the {most:,} a text can have. Shorten it."


# Goals, and what is parked.

GOAL_TAKEN_BACK: Final = "This goal was taken back."
"""To the wish to say that it is reached."""

NOT_PARKED: Final = "This is no longer in the parking lot."
"""Where a thing was taken meanwhile."""

DOES_NOT_REST: Final = "This topic does not rest any more."
"""Where a topic was taken up meanwhile."""


def goal_of_who_left(*, name: str) -> str:
    """To a number key on a goal of somebody who has left the alliance."""
    return f"{name} has left: nobody else says how it is with this goal."


def goal_of(*, name: str) -> str:
    """To another one's number key on a goal."""
    return f"This is a goal of {name}, who says how it is with it."


# Agreements.

AGREEMENT_GONE: Final = "This agreement is no longer on the table."
"""Where it was withdrawn meanwhile."""

DONE_ALREADY: Final = "This task is done already."
"""To any wish about a task that was done, which stays in the list."""

AGREED_STAYS: Final = "This session has ended. What was agreed stays as it is."
"""To any change of agreements."""

IN_THE_LIST: Final = "This is in the list already, word for word. Open it there to change it."
"""To an agreement that is there."""

WHAT_IS_AGREED: Final = "Say what you agree on: one sentence is enough."
"""To an agreement without words."""

LASTING: Final = "This is a lasting agreement: it is kept, not done once."
"""To the wish to say that it is done."""

LAST_OF_LIST: Final = "It is at the end of the list already."
"""To the wish to move it down."""

FIRST_OF_LIST: Final = "It is the first already."
"""To the wish to move it up."""

STRANGER_GETS: Final = "Someone who is to get something from this is not part of the alliance."
"""To an agreement with a gain for somebody who left meanwhile."""

STRANGER_KEEPS: Final = "Someone who is to keep this is not part of the alliance. Choose again who keeps it."
"""To an agreement that somebody is to keep who left meanwhile."""


# Looking back, and celebrating.

NOT_LOOKED_AT: Final = "This agreement is not looked at today."
"""To a mark on it."""

DECIDED_ALREADY: Final = "That is decided: → goes on, c gives it other words."
"""To the wish to go on with an agreement that was settled."""

MARKS_OPEN: Final = "The marks of this agreement lie open already. Talk about it instead."
"""To another mark on it."""

UNCOVERED_ALREADY: Final = "These marks lie open already."
"""To the wish to uncover them."""

EVERYONE_MARKS_FIRST: Final = "Everyone here marks first. Then the marks are uncovered together."
"""The same, where somebody has not marked everything."""

WHAT_IS_CELEBRATED: Final = "Say what you celebrate: one sentence is enough."
"""To a celebration without words."""

NOT_LEFT_OPEN: Final = "This is not open any more."
"""To the wish to say that it can wait."""

CELEBRATION_GONE: Final = "This celebration is not planned any more."
"""To the wish to say that it was held, to change it or to take it back."""


# Names, titles, and how many people there are.

NAME_EMPTY: Final = "A name needs at least one letter."
"""To a person without a name that can be seen."""

NAME_WITH_CONTROLS: Final = "A name cannot hold control characters."
"""To a name that was pasted with codes in it."""

TITLE_UNFIT: Final = "A title needs at least one letter and no control characters."
"""To a title that is empty, or was pasted with codes in it."""

NOT_ONLY_A_FACILITATOR: Final = "Someone besides the facilitator has to be there."
"""To an alliance of facilitators alone."""

NO_OTHER_ROLE: Final = "There is no other role in your setting."
"""To another role for somebody."""

FACILITATOR_NOT_NAMED: Final = "The facilitator has to be one of the people named."
"""To a facilitator who is none of the people."""


def name_too_long(*, most: int, length: int) -> str:
    """To a name; both are numbers of characters."""
    return f"A name has at most {most} characters; this one has {length}."


def name_taken(*, name: str) -> str:
    """To the name of somebody who is there, in capitals or not."""
    return f"There is already someone called {name} here. Add a letter to tell the two apart."


def title_too_long(*, most: int, length: int) -> str:
    """To a title; both are numbers of characters."""
    return f"A title has at most {most} characters; this one has {length}."


def how_many_people(*, least: int, most: int, there: int) -> str:
    """To an alliance of too few or too many people."""
    here = "here is 1" if there == 1 else f"here are {there}"
    return f"An alliance has {least} to {most} people; {here}."


def people_at_least(*, least: int) -> str:
    """To the wish of somebody to leave who is needed; `least` is 2."""
    return f"An alliance has at least {least} people."


def table_full(*, most: int) -> str:
    """To somebody who would join."""
    return f"All {most} places at this table are taken."


def no_such_zone(*, zone: str) -> str:
    """To a time zone that is not known; `zone` is as typed, in quotes."""
    return f"There is no time zone called {zone}. Names look like Europe/Vienna."


# The day of a review.

DAY_IS_MISSING: Final = 'Which day? Say it with the time, like "Friday 18:30" or "tomorrow 18:30".'
"""To a time of day alone."""

NOT_CLEAR: Final = (
    'This date is not clear yet. Say it in English, like "in 2 weeks", "Friday 18:30" or "every month", '
    "or as 2026-12-05."
)
"""To what the grammar does not know."""

WHICH_DAYS: Final = (
    'On which days? Say it like "every 2 weeks", "Mondays and Fridays" or "the 1st and the 15th".'
)
"""To "twice a month" and the like."""

HOURS_OF_ZONE: Final = (
    "Names of time zones are not understood: hours are those of the alliance's own. "
    'Say it like "Friday 19:00".'
)
"""To an hour with the name of a zone, such as "19:00 CET"."""

HALF_HOUR: Final = 'Half past, or half an hour before? Say it like "18:30" or "half past 6".'
"""To "half 7", which is 7:30 to some and 6:30 to others."""

MORNING_OR_EVENING: Final = 'In the morning or in the evening? Say it like "06:30" or "6pm".'
"""To an hour that can mean two."""

NOT_AHEAD: Final = "That is over already. Choose a day that is still to come."
"""To a date, or a time today, that has passed."""

IS_TODAY: Final = "That is today. Choose a day that is still to come, or name a later time today."
"""To today without a time."""

TOO_FAR: Final = "A review is at most two years ahead, so that it is not forgotten. Choose a nearer day."
"""To a date or a rhythm beyond the bounds."""

BEGINS_NOW: Final = "The review can begin now: nothing has to be moved."
"""To the wish to bring a review forward that is due."""

PLANNED_FOR_THAT_DAY: Final = "The review is planned for that day already."
"""To the day that was chosen before."""

REVIEW_IS_AHEAD: Final = "The review is still ahead."
"""To the wish to let one that lies behind give way."""

NO_REVIEW_YET: Final = "No review is planned yet. Choose a day first."
"""To the wish to bring one forward."""


def reason_too_long(*, most: int, length: int) -> str:
    """To the reason why a review was moved; both are numbers of characters."""
    return f"A reason has at most {most} characters; this one has {length}."


def hour_is_over(*, clock: str, later: str) -> str:
    """To today, where the time of the review has passed; `later` is a full hour, empty after the last."""
    if not later:
        return f'{clock} is over for today. Choose another day, such as "tomorrow".'
    return f'{clock} is over for today. Choose another day, or a later time, such as "today {later}".'


def today_or(*, later: str, other: str) -> str:
    """To the name of today without an hour, such as "Friday" on a Friday: today, or the next one?

    Args:
        later: A full hour that is still to come; empty after the last one of the day.
        other: What else may be meant, as it can be typed.
    """
    if not later:
        return f'That is today. Say "{other}", if that is meant.'
    return f'That is today. Which day do you mean: "today {later}", or "{other}"?'


def next_weekday(*, weekday: str) -> str:
    """The day of this name that is a week ahead; it must be understood as a date."""
    return f"next {weekday}"


def of_next_week(*, weekday: str) -> str:
    """A day of the week after this one; it must be understood as a date."""
    return f"{weekday} next week"


THIS_WEEKEND: Final = "this weekend"
"""What "the weekend" means; it must be understood as a date."""

TOMORROW: Final = "tomorrow"
"""What else "this weekend" may mean on a Saturday; it must be understood as a date."""

NEXT_WEEKEND: Final = "next weekend"
"""The same on a Sunday."""


def which_hour(*, part: str, example: str) -> str:
    """To "tomorrow evening", without the hour; the example is the same with one."""
    when = "at night" if part == "night" else f"in the {part}"
    return f'At which hour {when}? Say it like "{example}", or name the day alone.'


def which_hour_then(*, example: str) -> str:
    """To "Friday after work", without the hour; the example is the same with one."""
    return f'At which hour is that? Say it like "{example}", or name the day alone.'


def which_day(*, example: str) -> str:
    """To a time in which there are many days, such as "in December"; the example is one of them."""
    return f'On which day? Say it like "{example}".'


def of_which_month(*, example: str) -> str:
    """To "the second Tuesday"; the example is the same with a month."""
    return f'Of which month? Say it like "{example}".'


def either_day(*, either: str, other: str) -> str:
    """To words that can mean two days; both can be typed."""
    return f'Which day do you mean: "{either}", or "{other}"?'


def once_or_often(*, once: str, often: str) -> str:
    """To "Friday and Saturday", or "from Friday on": one review, or one every week; both can be typed."""
    return f'Once, or week after week? Say it like "{once}", or "{often}".'


def no_end(*, rhythm: str) -> str:
    """To a rhythm of reviews with an end; the example is the same without it."""
    return f'Reviews go on until you choose otherwise. Say it without an end, like "{rhythm}".'


def hour_left_out(*, clock: str, day: str) -> str:
    """To an hour that the clocks leave out on that day, such as "Sunday 28 March 2027"."""
    return f"There is no {clock} on {day}: the clocks go forward then. Choose another hour."


def not_every_month_has(*, weekday: str) -> str:
    """To "every 5th Friday", which can mean every five weeks too."""
    return (
        f"Not every month has a fifth {weekday}. "
        f'Say it like "the last {weekday} of every month" or "every 5 weeks on {weekday}s".'
    )


def early_or_late(*, early: str, late: str) -> str:
    """To an hour that can be in the morning or in the evening, such as "at 9"."""
    return f'In the morning or in the evening? Say it like "{early}" or "{late}".'


def which_of_month(*, weekday: str) -> str:
    """To "every month on Friday", which leaves open which one; the examples must be understood."""
    return (
        f"Which {weekday} of the month? "
        f'Say it like "the first {weekday} of every month" or "every 4 weeks on {weekday}s".'
    )


def begins_when(*, rhythm: str, day: str) -> str:
    """To a rhythm with a day that is none of its own, or may be more than its beginning.

    Both examples must be understood.

    Args:
        rhythm: Such as "every Friday" or "every Friday 18:30".
        day: Such as "5 December".
    """
    return f'When does it begin? Say it like "{rhythm} from {day}", or "{day}, then {rhythm}".'


def day_or_month(*, typed: str, either: str, other: str) -> str:
    """To "5/12/2026", which can be 5 December or 12 May; both have the year if it was typed."""
    return f'Is {typed} "{either}" or "{other}"? Say it with the name of the month.'


def time_or_day(*, typed: str, clock: str, day: str) -> str:
    """To "18.10", which can mean the time 18:10 or the day 18 October."""
    return f'Is {typed} a time or a day? Say it like "{clock}" or "{day}".'


def no_such_time(*, typed: str) -> str:
    """To a time of day such as 25:00."""
    return f"There is no {typed} on a clock. Say it like 18:30 or 6pm."


def no_such_day(*, day: str) -> str:
    """To a day such as "30 February"; it may have a year."""
    return f"There is no {day}. Look at the calendar once more."


def no_such_month(*, month: int) -> str:
    """To a date in numbers with a month such as 13."""
    return f"There is no month {month}. Look at the calendar once more."


def other_weekday(*, day: str, weekday: str) -> str:
    """To a day that was named with another day of the week than it has."""
    return f"{day} is a {weekday}. Which of the two do you mean?"
