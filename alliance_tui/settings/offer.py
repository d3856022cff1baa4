"""All settings on offer: those that come with the program, then a user's own, each read when it is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from alliance_tui.domain.method import Setting
from alliance_tui.domain.refused import Refused
from alliance_tui.own_files import is_own
from alliance_tui.settings.builtin import NAMES, builtin_one

if TYPE_CHECKING:
    from alliance_tui.settings.reading import SettingError


class Offer(Mapping[str, Setting]):
    """Settings by name. A file that cannot be used is left out, and said in `problems`."""

    def __init__(self, folder: Path) -> None:
        """Settings of which a user's own are in a folder; that need not exist.

        Args:
            folder: Where the user's `*.toml` files are.
        """
        self._folder = folder

    def __getitem__(self, name: str) -> Setting:
        """The setting of that name; one of ours is read alone."""
        ours = builtin_one(name)
        return ours if ours is not None else self._own[0][name][1]

    def __iter__(self) -> Iterator[str]:
        """The names: ours in their order, then the user's by file."""
        return iter((*NAMES, *self._own[0]))

    def __len__(self) -> int:
        """How many there are."""
        return len(NAMES) + len(self._own[0])

    @property
    def problems(self) -> tuple[str, ...]:
        """What of the user's own cannot be used, and why: a sentence a file."""
        return tuple(error.sentence for error in self._own[1])

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names of the user's files that cannot be used."""
        return tuple(error.file for error in self._own[1])

    def newest(self, setting: Setting) -> Setting | Refused:
        """What the setting of a session says now, for the next one; a refusal where that is not known.

        Files are read anew: people edit them while the program runs. A user's own one stays theirs where a
        later version of the program brings one of the same name.
        """
        from alliance_tui.sentences import settings_check as say

        ours = builtin_one(setting.name)
        if ours is not None and not setting.own:
            return ours
        now, file = Offer(self._folder), f"{setting.name}.toml"
        theirs = now._called_as_ours(setting.name) if ours is not None else now.get(setting.name)
        if theirs is not None:
            return theirs
        if file in now.left_out:
            return Refused(say.is_broken_now(file=file, name=setting.name))
        return Refused(say.is_gone_now(title=setting.title))

    def file(self, name: str) -> Path | None:
        """The user's file that holds a setting; None for one of ours."""
        found = self._own[0].get(name)
        return found[0] if found else None

    def _called_as_ours(self, name: str) -> Setting | None:
        """The user's setting that has the name of one of ours."""
        from alliance_tui.settings.reading import SettingError, read_setting

        for file in _files(self._folder):
            with suppress(SettingError):
                setting = read_setting(file, also_as_ours=True)
                if setting.name == name:
                    return setting
        return None

    @cached_property
    def _own(self) -> tuple[dict[str, tuple[Path, Setting]], tuple[SettingError, ...]]:
        files = _files(self._folder)
        if not files:
            # Nearly always, and then what checks them is not loaded.
            return {}, ()
        from alliance_tui.settings.reading import SettingError, read_setting, taken

        found: dict[str, tuple[Path, Setting]] = {}
        wrong = []
        for file in files:
            try:
                setting = read_setting(file)
            except SettingError as error:
                wrong.append(error)
                continue
            other, _ = found.setdefault(setting.name, (file, setting))
            if other is not file:
                wrong.append(taken(file, setting.name, other))
        return found, tuple(wrong)


def no_such(name: str, offer: Offer) -> str:
    """That there is no setting of a name, the nearest one, and all there are."""
    from difflib import get_close_matches

    from alliance_tui.fitting import shortened
    from alliance_tui.sentences import settings_check as say

    near = get_close_matches(name.casefold(), offer, n=1, cutoff=0.7)
    return say.no_such_setting(name=shortened(name), nearest=near[0] if near else "", names=", ".join(offer))


def _files(folder: Path) -> list[Path]:
    try:
        # Also what is no file: reading it says so.
        return sorted(one for one in folder.iterdir() if is_own(one.name))
    except OSError:
        # A folder that is not there, or may not be read, holds nothing for this user.
        return []
