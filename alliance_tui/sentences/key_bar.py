"""The red key at the right of the foot, on every screen; the other keys belong to their places."""

from __future__ import annotations

from typing import Final

TIME_OUT: Final = "TIME-OUT"
"""After the key T or F9, on red."""

TIME_OUT_SHORT: Final = "T-OUT"
"""The same on the narrowest terminals, in five columns."""
