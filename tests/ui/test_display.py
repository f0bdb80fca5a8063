from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.display import find_driver


def plug_in(root: Path, status: str = "connected") -> None:
    """Give the machine below `root` a graphics card with a connector."""
    connector = root / "sys/class/drm/card0-DSI-1"
    connector.mkdir(parents=True)
    (connector / "status").write_text(f"{status}\n")
    device = root / "dev/dri/card0"
    device.parent.mkdir(parents=True)
    device.touch()


def test_a_machine_with_nothing_has_no_display(tmp_path: Path) -> None:
    assert find_driver({}, tmp_path) is None


def test_a_panel_on_a_bare_console_is_drawn_on_directly(tmp_path: Path) -> None:
    plug_in(tmp_path)
    assert "kmsdrm" == find_driver({}, tmp_path)


def test_a_graphics_card_without_a_panel_is_no_display(tmp_path: Path) -> None:
    plug_in(tmp_path, "disconnected")
    assert find_driver({}, tmp_path) is None


def test_a_graphics_card_that_is_not_ours_to_use_is_no_display(tmp_path: Path) -> None:
    plug_in(tmp_path)
    (tmp_path / "dev/dri/card0").unlink()
    assert find_driver({}, tmp_path) is None


def test_a_desktop_that_answers_comes_first(tmp_path: Path) -> None:
    plug_in(tmp_path)
    sockets = tmp_path / "tmp/.X11-unix"
    sockets.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(sockets / "X0"))
        server.listen()
        assert "x11" == find_driver({"DISPLAY": ":0"}, tmp_path)


def test_a_desktop_that_has_gone_is_no_display(tmp_path: Path) -> None:
    assert find_driver({"DISPLAY": ":0.0"}, tmp_path) is None


def test_a_desktop_on_another_machine_is_taken_at_its_word(tmp_path: Path) -> None:
    assert "x11" == find_driver({"DISPLAY": "desk:10.0"}, tmp_path)


@pytest.mark.parametrize(("name", "expected"), [("offscreen", "offscreen"), ("KMSDRM", "kmsdrm"), ("dummy", None)])
def test_a_driver_that_was_asked_for_is_used(tmp_path: Path, name: str, expected: str | None) -> None:
    plug_in(tmp_path)
    assert expected == find_driver({"SDL_VIDEODRIVER": name}, tmp_path)


def test_asking_imports_no_kivy() -> None:
    code = "import sys, kiosk.ui.display, kiosk.ui.start; print('kivy' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert "False\n" == asked.stdout
