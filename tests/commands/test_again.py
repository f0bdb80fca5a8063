"""Beginning anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, signal, sys, threading
from kiosk.commands.again import Again

print(sys.argv[1], os.getpid(), "-X", *sys._xoptions)
again, over, done = Again(), threading.Event(), os.path.exists(sys.argv[1])
signal.signal(signal.SIGTERM, lambda *_: over.set())
open(sys.argv[1], "w").close()
threading.Thread(target=over.set if done else again.restart).start()
assert over.wait(20)
again.begin()
print("ended")
"""


def test_a_program_that_is_to_begin_anew_ends_and_does_so_with_the_same_command_line(tmp_path: Path) -> None:
    been = tmp_path / "been here"
    command = [sys.executable, "-X", "dev", "-c", PROGRAM, str(been)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=True)  # noqa: S603
    first, second, end = done.stdout.splitlines()
    assert (first, end) == (second, "ended")
    assert first.endswith("-X dev")
