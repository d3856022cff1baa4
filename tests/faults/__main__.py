"""Runs every fault there is, and not a sample of each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.scale import WHOLE


def main() -> int:
    """Run the tests beside this file, with what stands on the command line handed on to pytest.

    Those of a real terminal go with them: signals, a window that is closed, one that stops reading.
    """
    here = Path(__file__).parent
    places = [here, here.parent / "terminal" / "test_terminal.py"]
    os.environ[WHOLE] = "1"
    os.environ["HYPOTHESIS_PROFILE"] = "thorough"
    return int(pytest.main([*map(str, places), "-n", "auto", "-rs", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
