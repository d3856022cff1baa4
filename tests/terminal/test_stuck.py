"""That the program ends although its main thread waits for a terminal that no longer reads."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from alliance_tui.paths import log_file
from alliance_tui.ui.run import RESET

pytestmark = pytest.mark.no_cover
"""What runs is another process."""

STUCK = """
import queue, signal, sys, threading
from alliance_tui.ui.run import _Watch

class App:
    def exit_soon(self):
        print("asked", flush=True)

    def close_live(self, *, unasked):
        print("kept", flush=True)

def ask():
    # The system gives a signal to any thread; where the main one waits for a lock, it never hears of it.
    signal.pthread_kill(threading.get_ident(), int(sys.argv[1]))

with _Watch(App()).listening():
    threading.Timer(0.1, ask).start()
    full = queue.Queue(1)
    full.put("what is drawn")
    full.put("what is drawn next")
"""
"""A program whose main thread waits, as for one that draws and is gone; another thread takes the signal."""

FAILING = STUCK.replace('print("kept", flush=True)', 'raise RuntimeError("her words")')
"""The same, where keeping what is open fails."""

KIND = """
import os, signal, sys
from alliance_tui.ui.run import _Watch

class App:
    def exit_soon(self):
        print("asked", flush=True)

    def close_live(self, *, unasked):
        print("kept", flush=True)

watch = _Watch(App())
with watch.listening():
    os.kill(os.getpid(), int(sys.argv[1]))
    os.kill(os.getpid(), signal.SIGWINCH)
watch.done.set()
print(watch.signal, signal.set_wakeup_fd(-1), flush=True)
"""
"""A program that ends as soon as it is asked to."""


def run(program: str, number: signal.Signals) -> subprocess.CompletedProcess[str]:
    """Run a program that is sent a signal."""
    return subprocess.run(
        [sys.executable, "-c", program, str(int(number))],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_program_whose_main_thread_is_stuck_keeps_all_and_ends(number: signal.Signals) -> None:
    """Whichever thread the system gave the signal to."""
    ended = run(STUCK, number)
    assert ended.stderr == ""
    assert ended.stdout == f"kept\n{RESET.decode()}", "and the terminal is as it was"
    assert ended.returncode == 128 + number


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_program_whose_main_thread_is_stuck_ends_whatever_fails(number: signal.Signals) -> None:
    """Nobody else would end it; where it failed is in the log, without a word that anyone typed."""
    ended = run(FAILING, number)
    assert ended.stderr == ""
    assert ended.stdout == RESET.decode(), "and the terminal is as it was"
    assert ended.returncode == 128 + number
    told = log_file().read_text(encoding="utf-8")
    assert "stopped by RuntimeError" in told
    assert "close_live" in told
    assert "her words" not in told


def test_a_program_that_ends_by_itself_is_asked_once_and_left_alone() -> None:
    """Other signals are none of its business, and afterwards nobody listens."""
    ended = run(KIND, signal.SIGTERM)
    assert ended.stderr == ""
    assert ended.stdout == f"asked\n{int(signal.SIGTERM)} -1\n"
    assert ended.returncode in {0, 128 + signal.SIGTERM}
