"""Logs that two programs wrote: what is said of them, by what lies there now."""

from __future__ import annotations

from pathlib import Path

from alliance_tui.sentences import opened as say
from alliance_tui.storage.findings import Finding, State
from alliance_tui.storage.joining import join
from alliance_tui.storage.looking import look
from alliance_tui.storage.names import is_twice
from alliance_tui.storage.places import OWN, names_in
from alliance_tui.storage.salvage import read_source


def told_apart(path: Path) -> str:
    """What is said of a log that another program wrote as well; empty where it holds all that either wrote.

    Args:
        path: Its file.
    """
    start = f"{path.stem}."
    names = (one for one in names_in(path.parent) if one.startswith(start))
    beside = [path.with_name(one) for one in sorted(names) if is_twice(one.removeprefix(start))]
    found = look(path, beside)
    if found.state.can_be_mended:
        return told_two(found)
    known = read_source(path).records
    if any(join(dict(known), read_source(one).records.values()) for one in beside):
        return say.two_differ(whole=path.name == OWN, folder=str(path.parent))
    return ""


def told_two(found: Finding) -> str:
    """What is said of a log that another program wrote as well, where repairing puts both together.

    Args:
        found: What was found out about it.
    """
    path = found.path
    opens = found.state is State.TWO and not (found.is_short or found.unsure)
    return say.two_wrote_one(whole=path.name == OWN, folder=str(path.parent), opens=opens)
