"""What a time-out says: how long it is, when people come back, the times on offer, who is ready, its keys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from textual.content import Content

from alliance_tui.domain.decisions import breaks
from alliance_tui.domain.events import Instant
from alliance_tui.domain.moments import day_seen_from, return_words
from alliance_tui.domain.session import Session
from alliance_tui.sentences import time_out as say
from alliance_tui.ui import theme
from alliance_tui.ui.keys import numbers
from alliance_tui.ui.text import clickable, clip_name, content, fit, width
from alliance_tui.ui.widgets.key_bar import Key

SIDE_BY_SIDE: Final = 3
"""Up to so many people stand beside one another; more have a line each."""

GAP: Final = 2
"""Columns between two people without their names."""

BESIDE_NUMBER: Final = 10
"""Columns of somebody without a name, with that gap."""

BESIDE_NAME: Final = 14
"""Columns around a name: number, symbol, "ready" and the gap."""


def keys_now(*, tonight: bool, from_all: bool, topic: bool) -> tuple[Key, ...]:
    """The keys at the foot.

    Args:
        tonight: Whether it is evening or night.
        from_all: Whether the program was started with all alliances, and leads to the others from here.
        topic: Whether one is on the table, and can rest.
    """
    later = Key("m", say.NOT_YET.name, "not_yet")
    leave_it = Key("l", say.leave_it(tonight=tonight, short=from_all), "leave_it")
    rest = (Key("p", say.REST_AT_FOOT, "rest"),) if topic else ()
    leave = Key("q", say.LEAVE.name, "leave")
    if from_all:
        others = Key("o", say.ALLIANCES_AT_FOOT, "all_alliances")
        return (later, leave_it, others, *rest, leave, Key("?", say.HELPS_AT_FOOT, "helps"))
    return (later, leave_it, *rest, Key("?", say.WHAT_HELPS.name, "helps"), leave)


def countdown(seconds: float) -> str:
    """What is left as minutes and seconds, or hours too; 0:00 once it is over."""
    whole = max(-int(-seconds // 1), 0)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def when_back(session: Session, now: Instant, left: float, here: str, *, answers: bool) -> Content:
    """When people come back, by the clock in front of them; a welcome once that is over.

    Args:
        session: The session that is in the time-out.
        now: This moment.
        left: How long it still is, in seconds.
        here: The IANA name of the zone that this machine is set to.
        answers: Whether a number says ready here.
    """
    if session.time_out is None:
        return Content("")
    if left <= 0:
        return content(say.WELCOME_BACK if answers else say.WELCOME_BACK_THERE)
    return content(say.come_back(when=return_words(session.time_out.until, here, now.at)))


def rests_words(session: Session, now: datetime, here: str) -> str:
    """Until when the topic rests that was put off just now, as one says it at a moment (UTC)."""
    until = session.rested[-1].until
    return say.rests(day=day_seen_from(date.fromisoformat(until), now, here))


def choices(
    session: Session, now: Instant, here: str, *, tonight: bool, room: tuple[int, int] | None = None
) -> Content:
    """The times on offer, each with its letter.

    Args:
        session: The session that is in the time-out.
        now: This moment.
        here: The IANA name of the zone that this machine is set to.
        tonight: Whether they are asked for to leave the program then, rather than for more time.
        room: Into how many columns and rows it has to go where those are dear: the answers before the
            question, and none that would be refused. None where all of it has room.
    """
    asked = say.WHEN_BACK if tonight else say.HOW_MUCH_MORE
    offers = breaks.later_choices(session, now, here, for_tonight=tonight)
    if room is not None:
        columns, rows = room
        offers = tuple(later for later in offers if later.allowed)
        # The answers say what is asked; a letter whose answer nobody sees would do what nobody has read.
        spare = rows - len(offers) - -(-width(asked) // columns)
        lines = [content(asked, f"bold {theme.TEXT}")] * (spare >= 0)
        lines += [_offer(later, gap="") for later in offers]
        return content("\n").join([*lines, *[content(say.ESC_BACK)] * (spare > 0)])
    words = content(asked, f"bold {theme.TEXT}")
    for later in offers:
        words += content("\n") + _offer(later, gap=" ")
        if not later.allowed:
            words += content(f"  {say.TOO_FAR}")
    return words + content(f"\n{say.ESC_BACK}")


def _offer(later: breaks.Later, *, gap: str) -> Content:
    """A time on offer, to be clicked, with so much room around its letter."""
    offer = content(f"{gap}{later.key}{gap}", f"bold {theme.GROUND} on {theme.KEY_GROUND}")
    return clickable(offer + content(f" {later.words}", theme.TEXT), f"choose({later.key!r})")


def who_is_ready(session: Session, columns: int) -> Content:
    """Everyone here with number, symbol and name, and whether they are ready.

    They stand beside one another where they are few and their names fit, else below one another, as columns;
    no name goes on in a second line.

    Args:
        session: The session that is in the time-out.
        columns: How wide a line may be.
    """
    ready = session.time_out.ready if session.time_out else ()
    names = [clip_name(person.called, max(columns - BESIDE_NAME, 1)) for person in session.here]
    few = len(names) <= SIDE_BY_SIDE and sum(width(name) + BESIDE_NAME for name in names) <= columns
    widest = 0 if few else max(map(width, names), default=0)
    lines = []
    for person, name in zip(session.here, names, strict=True):
        mark = theme.mark(person.seat)
        told = content(f" {person.seat} ", f"bold {theme.GROUND} on {mark.colour}")
        told += content(f" {mark.symbol} {name} ", theme.TEXT)
        told += content(" " * (widest - width(name)))
        stands = say.READY if person.id in ready else "..."
        told += content(
            stands if few else fit(stands, width(say.READY)),
            "bold $success" if person.id in ready else "$quiet",
        )
        lines.append(clickable(told, f"ready({person.seat})"))
    return content("   " if few else "\n").join(lines)


def without_names(session: Session, columns: int) -> Content:
    """Everyone here by number and symbol, and whether they are ready, beside one another.

    Args:
        session: The session that is in the time-out.
        columns: How wide a line may be.
    """
    ready = session.time_out.ready if session.time_out else ()
    told = []
    for person in session.here:
        mark = theme.mark(person.seat)
        number = content(f"{person.seat}{mark.symbol} ", mark.colour)
        is_ready = person.id in ready
        stands = content(say.READY if is_ready else "...", "bold $success" if is_ready else "$quiet")
        told.append(clickable(number + stands, f"ready({person.seat})"))
    in_a_line = max((columns + GAP) // BESIDE_NUMBER, 1)
    lines = (told[first : first + in_a_line] for first in range(0, len(told), in_a_line))
    return content("\n").join([content(" " * GAP).join(line) for line in lines])


def by_number(session: Session) -> Content:
    """The numbers of those who are ready, and of how many."""
    ready = session.time_out.ready if session.time_out else ()
    seats = numbers([person for person in session.here if person.id in ready])
    told = say.ready_by_number(seats=seats or say.NOBODY, number=len(session.here))
    return content(told, "bold $success" if seats else "$quiet")


def how_to_say_it(session: Session, run_up: float | None, *, answers: bool) -> Content:
    """What says ready; to whoever did so before they were away, that they are asked again.

    Args:
        session: The session that is in the time-out.
        run_up: Seconds until the talk goes on, which is told instead; None while not all are ready.
        answers: Whether a number says ready here, and a key stops that.
    """
    if run_up is not None:
        return content(say.all_are_ready(seconds=max(round(run_up), 1), stops=answers), "bold $success")
    if not answers:
        return Content("")
    again = session.time_out is not None and session.time_out.asks_again
    return content(say.AGAIN if again else say.YOUR_NUMBER, "$quiet")
