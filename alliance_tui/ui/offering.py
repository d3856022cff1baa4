"""What can be done on a screen here and now, known in one place: less where nothing can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from alliance_tui.ui.painting import LeanScreen

if TYPE_CHECKING:
    from alliance_tui.ui.host import Host
    from alliance_tui.ui.widgets.key_bar import Key

T = TypeVar("T")


class Offering(LeanScreen[T], Generic[T]):
    """A screen that withholds what would change something where nothing can be kept.

    `check_action` says so. From it the foot, the palette, help and the pages have it: what is withheld is
    named by none of them, and its key only says why.
    """

    CHANGES: ClassVar[frozenset[str]] = frozenset({"lengthen", "note", "park", "redo", "review", "undo"})
    """Actions that change something; a kind of screen adds its own. Some of these are keys of the talk alone,
    which texts of what stands over it name."""

    @property
    def host(self) -> Host:
        """The app."""
        return cast("Host", self.app)

    @property
    def only_reads(self) -> str | None:
        """Why nothing can be kept here, such as who holds it; None where it can."""
        live = self.host.live
        return live.read_only if live is not None else None

    def changes(self, name: str) -> bool:
        """Whether an action changes something here and now."""
        return any(name in getattr(kind, "CHANGES", ()) for kind in type(self).__mro__)

    def offers(self, action: str) -> bool:
        """Whether an action is not withheld here, such as `press(1)`."""
        return self.only_reads is None or not self.changes(action.partition("(")[0])

    def useful(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """Those of some keys that do something here and now, and are not only refused."""
        return tuple(one for one in keys if self.offers(one.action))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """None for what is withheld, as Textual has it: the key is known, and does nothing."""
        return super().check_action(action, parameters) if self.offers(action) else None

    def is_of_use(self, action: str) -> bool:
        """Whether an action does something here and now: help lists the keys of no other."""
        return self.app._check_action_state(action, self) is True  # noqa: SLF001 (not a public name)

    def knows(self, key: str) -> bool:
        """Whether a key means something here and now, as `active_bindings` says of all keys at once."""
        return any(state is not False for state in self._states(key))

    def withholds(self, key: str) -> bool:
        """Whether a key would do something here if anything could be kept."""
        states = self._states(key)
        return None in states and True not in states

    def _states(self, key: str) -> list[bool | None]:
        check = self.app._check_action_state  # noqa: SLF001 (not a public name)
        return [
            check(binding.action, node)
            for node, bindings in self._modal_binding_chain
            for binding in bindings.key_to_bindings.get(key, ())
        ]
