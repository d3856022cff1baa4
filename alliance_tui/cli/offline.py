"""OpenSSL is not loaded: it would be a tenth of the memory, for a program that never leaves the machine.

asyncio, on which the screen runs, takes in `ssl` for encrypted connections; `secrets`, which the locks need,
has `_hashlib` for its hashes. Both know Pythons that were built without: they are told that this is one.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from typing import Final

OWN_HASHES: Final = ("_md5", "_sha1", "_sha3", "_blake2")
"""Python's own hashes. Where a distribution left them out, `hashlib` cannot be without OpenSSL's."""


def stay_offline() -> None:
    """Let nothing load OpenSSL from now on; what is loaded already stays."""
    _leave_out("ssl")
    if all(name in sys.builtin_module_names or PathFinder.find_spec(name) for name in OWN_HASHES):
        _leave_out("_hashlib")


def _leave_out(module: str) -> None:
    """Have a module count as one that is not there: that is what None means to `import`."""
    sys.modules.setdefault(module, None)  # type: ignore[arg-type]
