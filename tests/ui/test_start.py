"""The program as it starts and stops: in a process of its own, since Kivy can be started only once in one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import os, sys, threading
from kiosk.core.messages import Command
from kiosk.core.screen import Button, Look, Mark, Welcome
from kiosk.ui import start

WELCOME = Look(Welcome("Take a moment", "", Button("Start", Command.START), "", 0.5), Mark("listening", ""))
screen = start.open_window(print, "offscreen", fullscreen={fullscreen}, size=(800, 480))
frames = 0

def frame(seconds):
    global frames
    frames += 1
    screen.show(WELCOME)
    if frames == 3:
        print("size", *screen.size, flush=True)
        {at_third}

start.run(screen, frame, threading.Event())
print("stopped", flush=True)
"""


def program(at_third: str = "pass", *, fullscreen: bool = False) -> list[str]:
    return [sys.executable, "-W", "error", "-c", PROGRAM.format(at_third=at_third, fullscreen=fullscreen)]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with an empty home directory."""
    return os.environ | {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}


def test_it_runs_until_it_is_told_to_stop(home: dict[str, str]) -> None:
    with subprocess.Popen(program(), env=home, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own code
        assert running.stdout
        assert "size 800 480\n" == running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=30)
    assert ("stopped\n", "", 0) == (out, err, running.returncode)


def test_it_stops_when_its_window_is_closed(home: dict[str, str]) -> None:
    closing = "from kivy.base import EventLoop; EventLoop.quit = True"
    run = subprocess.run(program(closing), env=home, text=True, capture_output=True, timeout=30, check=False)  # noqa: S603
    assert ("size 800 480\nstopped\n", "", 0) == (run.stdout, run.stderr, run.returncode)


def test_an_error_in_a_frame_is_not_swallowed(home: dict[str, str]) -> None:
    run = subprocess.run(program("1 / 0"), env=home, text=True, capture_output=True, timeout=30, check=False)  # noqa: S603
    assert "ZeroDivisionError" in run.stderr
    assert 1 == run.returncode


def test_it_leaves_nothing_in_the_home_directory(home: dict[str, str], tmp_path: Path) -> None:
    closing = "from kivy.base import EventLoop; EventLoop.quit = True"
    subprocess.run(program(closing), env=home, capture_output=True, timeout=30, check=True)  # noqa: S603
    assert [] == [path for path in tmp_path.rglob("*") if "kivy" in path.name]


def test_touches_come_in_one_way_only(home: dict[str, str]) -> None:
    asking = (
        "from kivy.base import EventLoop; print([type(p).__name__ for p in EventLoop.input_providers],"
        "EventLoop.input_providers[-1].disable_multitouch); EventLoop.quit = True"
    )
    run = subprocess.run(program(asking), env=home, text=True, capture_output=True, timeout=30, check=True)  # noqa: S603
    assert "['SDL2MotionEventProvider', 'MouseMotionEventProvider'] True" in run.stdout


@pytest.mark.parametrize(("fullscreen", "shown"), [(True, 0), (False, 1)])
def test_the_mouse_pointer_is_hidden_on_the_full_screen_only(
    home: dict[str, str], fullscreen: bool, shown: int
) -> None:
    asking = (
        "from kivy.base import EventLoop; from tests.ui.sdl import library;"
        "print('pointer', library().SDL_ShowCursor(-1)); EventLoop.quit = True"
    )
    running = program(asking, fullscreen=fullscreen)
    run = subprocess.run(running, env=home, text=True, capture_output=True, timeout=30, check=True)  # noqa: S603
    assert f"pointer {shown}\n" in run.stdout


MOVING_THEN_STILL = """
import threading
from msgspec.structs import replace
from kivy.base import EventLoop
from kiosk.ui import start
from tests.ui.looks import WAITING, WELCOME

screen = start.open_window(print, "offscreen", fullscreen=False)

class Awake(threading.Event):
    def wait(self, seconds):
        print(seconds, flush=True)

frames = 0

def frame(seconds):
    global frames
    frames += 1
    screen.show(replace(WELCOME, view=replace(WAITING, breath=min(frames, 10) / 10)))
    if frames == 14:
        EventLoop.quit = True

start.run(screen, frame, Awake())
"""


def test_frames_come_one_after_another_while_something_moves_and_seldom_while_nothing_does(
    home: dict[str, str],
) -> None:
    running = [sys.executable, "-W", "error", "-c", MOVING_THEN_STILL]
    run = subprocess.run(running, env=home, text=True, capture_output=True, timeout=30, check=True)  # noqa: S603
    waits = [float(line) for line in run.stdout.split()]
    assert all(wait <= 1 / 60 for wait in waits[:10])
    assert 9 * [0.05] == waits[-9:]


DRAWN = """
import threading
from kivy.base import EventLoop
from kivy.core.window import Window
from kiosk.ui import start
from tests.ui.looks import WELCOME

screen = start.open_window(print, "offscreen", fullscreen=False)
frames = 0
if {stuck}:
    Window.bind(on_draw=lambda *_: True)

def frame(seconds):
    global frames
    frames += 1
    screen.show(WELCOME)
    print("frame", flush=True)
    if frames == 3:
        EventLoop.quit = True

start.run(screen, frame, threading.Event(), 60, lambda: print("drawn", flush=True))
"""


@pytest.mark.parametrize(
    ("stuck", "told"), [(False, ["frame", "drawn", "frame", "drawn", "frame", "drawn"]), (True, 3 * ["frame"])]
)
def test_it_tells_of_each_frame_that_came_to_be_drawn(home: dict[str, str], stuck: bool, told: list[str]) -> None:
    running = [sys.executable, "-W", "error", "-c", DRAWN.format(stuck=stuck)]
    run = subprocess.run(running, env=home, text=True, capture_output=True, timeout=30, check=True)  # noqa: S603
    assert told == run.stdout.split()
