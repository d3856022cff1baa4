"""`alliance demo`: a session of made-up people."""

from __future__ import annotations

import click

from alliance_tui.cli.options import data_dir
from alliance_tui.paths import own_settings
from alliance_tui.sentences import commands as say


@click.command(help=say.DEMO)
@data_dir()
def command() -> None:
    """Try every key in a session of made-up people; nothing is kept."""
    from alliance_tui.cli.screen import check_screen, open_screen
    from alliance_tui.clock import Clock
    from alliance_tui.demo import begin
    from alliance_tui.settings.offer import Offer
    from alliance_tui.storage.memory import MemoryLibrary
    from alliance_tui.ui.start import OpenSession

    check_screen(None)
    library = MemoryLibrary()
    alliance, session = begin(library, Clock(), Offer(own_settings())["couple"])
    open_screen(library, OpenSession(alliance, session, say.DEMO_BEGINS))
