"""Which alliance or session somebody means: by its id, the beginning of one, or a title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from alliance_tui.domain.people import name_key
from alliance_tui.domain.summary import AllianceSummary, SessionSummary
from alliance_tui.fitting import shortened
from alliance_tui.sentences import finding as say

SHORTEST = 4
"""The shortest beginning of an id that is shown, in letters."""

SHOWN = 6
"""How many of those that can be meant are named."""


class Found(Struct, frozen=True):
    """What was meant."""

    alliance: AllianceSummary
    """Which alliance."""

    session: SessionSummary | None = None
    """Which of its sessions; None where the alliance itself was meant."""

    @property
    def id(self) -> str:
        """The id of the session, or of the alliance."""
        return self.session.id if self.session else self.alliance.id


class NotFound(Struct, frozen=True):
    """None was meant, or more than one."""

    sentence: str
    """A sentence for people: which ones match, or what comes nearest."""


def find(wanted: str, alliances: Sequence[AllianceSummary]) -> Found | NotFound:
    """The one alliance or session that is meant; or which ones match, or what comes nearest.

    Args:
        wanted: An id of either, a title, or any beginning that only one of them has.
        alliances: All there are.
    """
    key = name_key(wanted)
    if not key:
        return NotFound(say.nothing_named())
    everything = list(_everything(alliances))
    exact = [one for one in everything if one.id == key] or [
        one for one in everything if one.session is None and name_key(one.alliance.title) == key
    ]
    if len(exact) == 1:
        return exact[0]
    if exact:
        return NotFound(_alike(wanted, [one.alliance for one in exact], alliances))
    matches = [one for one in everything if _begins(one, key)]
    if len(matches) == 1:
        return matches[0]
    return _ambiguous(wanted, matches, alliances) if matches else _unknown(wanted, alliances)


def called(title: str, alliances: Iterable[AllianceSummary]) -> tuple[AllianceSummary, ...]:
    """The alliances that have a title, letters of any case, in the order they are given."""
    key = name_key(title)
    return tuple(one for one in alliances if name_key(one.title) == key)


def short_ids(alliances: Iterable[AllianceSummary]) -> Mapping[str, str]:
    """For each id of an alliance or session, its shortest beginning that no other one shares."""
    ids = sorted({one.id for one in _everything(alliances)})
    short = {}
    for before, own, after in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
        shared = max(_shared(before, own), _shared(own, after))
        short[own] = own[: max(shared + 1, SHORTEST)]
    return short


def _everything(alliances: Iterable[AllianceSummary]) -> Iterable[Found]:
    for alliance in alliances:
        yield Found(alliance)
        for session in alliance.sessions:
            yield Found(alliance, session)


def _begins(one: Found, key: str) -> bool:
    titled = one.session is None and name_key(one.alliance.title).startswith(key)
    return titled or one.id.startswith(key)


def _shared(one: str, other: str) -> int:
    """How many letters two ids have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _alike(wanted: str, same: Sequence[AllianceSummary], alliances: Sequence[AllianceSummary]) -> str:
    """What is said of alliances with one title: no more letters of it would tell them apart."""
    short = short_ids(alliances)
    shown = [
        say.alike(
            id=short[one.id],
            names=", ".join(person.name for person in one.participants),
            setting=one.setting_title,
            last=_last_day(one),
        )
        for one in same[:SHOWN]
    ]
    return say.same_title(wanted=shortened(wanted), matches="; ".join(shown), more=max(len(same) - SHOWN, 0))


def _last_day(one: AllianceSummary) -> str:
    """The day of its last session, where it was held; empty for none."""
    from alliance_tui.domain.days import local_day
    from alliance_tui.domain.moments import date_words

    last = one.sessions[-1] if one.sessions else None
    return date_words(local_day(last.started, last.zone or one.zone)) if last else ""


def _ambiguous(wanted: str, matches: Sequence[Found], alliances: Sequence[AllianceSummary]) -> NotFound:
    short = short_ids(alliances)
    shown = [
        say.match(id=short[one.id], title=one.alliance.title, of_session=one.session is not None)
        for one in matches[:SHOWN]
    ]
    more = max(len(matches) - SHOWN, 0)
    return NotFound(say.several(wanted=shortened(wanted), matches=", ".join(shown), more=more))


def _unknown(wanted: str, alliances: Sequence[AllianceSummary]) -> NotFound:
    # Imported here: it is needed only where something was mistyped.
    from difflib import get_close_matches

    key = name_key(wanted)
    beginnings = {name_key(one.title)[: len(key)]: one.title for one in alliances}
    titles = {name_key(one.title): one.title for one in alliances}
    ids = {one.id: one.id for one in _everything(alliances)}
    names = {**beginnings, **titles, **ids}
    near = get_close_matches(key, names, n=1)
    return NotFound(say.none(wanted=shortened(wanted), nearest=names[near[0]] if near else ""))
