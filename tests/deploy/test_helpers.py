"""The small programs that the units start, with stand-ins for the system's own where those need a whole machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

LIBEXEC = Path(__file__).parents[2] / "deploy/libexec"


def run(name: str, *arguments: object, **environment: str) -> tuple[int, str]:
    """Return the exit code of one of the programs, and what it printed."""
    command = [str(LIBEXEC / name), *map(str, arguments)]
    done = subprocess.run(command, env=os.environ | environment, text=True, capture_output=True, check=False)  # noqa: S603
    return done.returncode, done.stdout + done.stderr


class Programs:
    """Stand-ins for programs of the system, before them on the path; each notes what it was called with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.calls.touch()
        self.path = f"{folder}:{os.environ['PATH']}"

    def add(self, name: str, body: str = "") -> None:
        program = self.folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >>{self.calls}\n{body}\n')
        program.chmod(0o755)

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines()


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return Programs(tmp_path)


# --- waiting longer each time ---------------------------------------------------------------------


def test_the_kiosk_is_tried_again_after_a_longer_wait_each_time_and_then_there_is_help(programs: Programs) -> None:
    programs.add("systemctl")
    programs.add("sleep")
    starts = programs.folder / "starts"

    assert 7 * [(0, "")] == [run("back-off", starts, PATH=programs.path) for _ in range(7)]
    assert [
        *("sleep 0", "sleep 0", "sleep 1", "sleep 2", "sleep 4"),
        *("systemctl --no-block start breathing-space-help.service", "sleep 60"),
        "sleep 0",
    ] == programs.called()


def test_starts_that_were_long_ago_do_not_count(programs: Programs) -> None:
    programs.add("sleep")
    starts = programs.folder / "starts"
    up = int(float(Path("/proc/uptime").read_text().split()[0]))
    starts.write_text("".join(f"{up - ago}\n" for ago in (5000, 400, 301, 290, 200, 100)))

    assert (0, "") == run("back-off", starts, PATH=programs.path)
    assert ["sleep 2"] == programs.called()
    assert [up - 290, up - 200, up - 100] == [int(start) for start in starts.read_text().split()[:-1]]


# --- at night -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "seconds_up", "may"),
    [
        ("Nobody is here.", 43_205, True),
        ("Nobody is here.", 43_100, False),
        ("Somebody is here.", 100_000, False),
        ("", 100_000, False),
    ],
)
def test_at_night_it_is_started_anew_if_nobody_is_there_and_not_twice(
    status: str, seconds_up: int, may: bool, programs: Programs
) -> None:
    up = float(Path("/proc/uptime").read_text().split()[0])
    started = round((up - seconds_up) * 1e6)
    programs.add("systemctl", f'case $* in *StatusText*) echo "{status}" ;; *) echo {started} ;; esac')

    assert (0 if may else 1, "") == run("may-restart", PATH=programs.path)


# --- when it does not start -----------------------------------------------------------------------


def test_the_help_screen_says_what_to_do_then_the_kiosk_is_tried_again(programs: Programs) -> None:
    programs.add("journalctl", 'printf "Traceback\\nkiosk: there is no display here.\\nended\\n"')
    programs.add("sleep")
    programs.add("systemctl")
    code, text = run("help-screen", PATH=programs.path)

    assert 0 == code
    assert "Please tell the front desk. They will help you." in text
    assert "What the kiosk said last: there is no display here.\n" in text
    assert ["sleep 600", "systemctl --no-block start breathing-space.service"] == programs.called()[1:]


def test_where_nothing_is_known_the_help_screen_does_not_guess(programs: Programs) -> None:
    programs.add("journalctl", "exit 1")
    programs.add("sleep")
    programs.add("systemctl")
    code, text = run("help-screen", PATH=programs.path)

    assert 0 == code
    assert "said last" not in text
    assert max(map(len, text.splitlines())) <= 80


# --- sound ----------------------------------------------------------------------------------------

BOTH, MICROPHONE, LOUDSPEAKER = ("pcm0c", "pcm0p"), ("pcm0c",), ("pcm0p",)
DISPLAY = ("vc4hdmi0", LOUDSPEAKER, False)
HEADPHONES = ("Headphones", LOUDSPEAKER, False)
SPEAKERPHONE = ("Speakerphone", BOTH, True)
USB_MICROPHONE = ("Microphone", MICROPHONE, True)
USB_LOUDSPEAKER = ("Another", LOUDSPEAKER, True)

Card = tuple[str, tuple[str, ...], bool]


def sound_cards(folder: Path, cards: tuple[Card, ...]) -> Path:
    """A /proc/asound with these cards, in the order in which they were found."""
    for number, (name, streams, usb) in enumerate(cards):
        card = folder / f"card{number}"
        card.mkdir(parents=True)
        (card / "id").write_text(f"{name}\n")
        for stream in streams:
            (card / stream).mkdir()
        if usb:
            (card / "usbid").write_text("1234:5678\n")
    return folder


@pytest.mark.parametrize(
    ("cards", "microphone", "loudspeaker"),
    [
        ((SPEAKERPHONE, DISPLAY, HEADPHONES), "Speakerphone", "Speakerphone"),
        ((DISPLAY, USB_MICROPHONE, HEADPHONES), "Microphone", "Headphones"),
        ((DISPLAY, USB_MICROPHONE), "Microphone", "vc4hdmi0"),
        ((USB_LOUDSPEAKER, HEADPHONES, USB_MICROPHONE), "Microphone", "Another"),
        ((USB_LOUDSPEAKER, SPEAKERPHONE), "Speakerphone", "Speakerphone"),
        ((HEADPHONES,), "0", "Headphones"),
        ((), "0", "0"),
    ],
    ids=[
        "speakerphone",
        "microphone and headphone socket",
        "microphone and display",
        "two of USB",
        "one device for both",
        "no microphone",
        "nothing",
    ],
)
def test_the_usual_devices_are_found_by_what_they_are_in_whatever_order(
    cards: tuple[Card, ...], microphone: str, loudspeaker: str, tmp_path: Path
) -> None:
    for turn, order in enumerate((cards, cards[::-1])):
        folder = tmp_path / str(turn)
        folder.mkdir()
        out = folder / "run/asound.conf"

        assert (0, "") == run("choose-sound", sound_cards(folder / "cards", order), out)
        text = out.read_text()
        assert f'playback.pcm "plughw:{loudspeaker}"' in text
        assert f'capture.pcm "plughw:{microphone}"' in text
        assert f"card {loudspeaker}\n" in text


# --- writing to the stick -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "mount", "copied", "free"),
    [
        ("written", "exit 0", "exit 0", 1000),
        ("protected", "exit 1", "exit 0", 1000),
        ("full", "exit 0", "exit 1", 0),
        ("failed", "exit 0", "exit 1", 1000),
    ],
)
def test_the_kiosk_is_told_what_came_of_writing_to_the_stick_and_loses_nothing(
    answer: str, mount: str, copied: str, free: int, programs: Programs
) -> None:
    place = programs.folder / "place"
    for name in ("asks", "answers", "outgoing", "stick"):
        (place / name).mkdir(parents=True)
    (place / "asks/write-to-stick").touch()
    (place / "answers/write-to-stick").write_text("what was answered before\n")
    (place / "outgoing/report").touch()
    programs.add("mountpoint")
    programs.add("mount", mount)
    programs.add("setpriv", copied)
    programs.add("df", f"echo Avail; echo {free}")

    assert (0, "") == run("write-to-stick", place, PATH=programs.path)
    assert f"{answer}\n" == (place / "answers/write-to-stick").read_text()
    assert ([] if answer == "written" else ["report"]) == [path.name for path in (place / "outgoing").iterdir()]
    assert [] == list((place / "asks").iterdir())
    assert (
        f"mount -o remount,{'rw' if answer == 'protected' else 'ro'} {place}/stick"
        == [call for call in programs.called() if call.startswith("mount ")].pop()
    )


def test_what_is_written_to_the_stick_is_there_with_its_folders_and_links_are_left_out(programs: Programs) -> None:
    place = programs.folder / "place"
    for name in ("asks", "answers", "outgoing/en", "stick"):
        (place / name).mkdir(parents=True)
    (place / "asks/write-to-stick").touch()
    (place / "outgoing/report.txt").write_text("All is well.\n")
    (place / "outgoing/en/rest.md").write_text("Title: Rest\n")
    (place / "outgoing/passwords").symlink_to("/etc/passwd")
    (place / "stick/report.txt").write_text("The one before.\n")
    programs.add("mountpoint")
    programs.add("mount")
    programs.add("setpriv", 'shift 5; exec "$@"')

    assert (0, "") == run("write-to-stick", place, PATH=programs.path)
    assert "written\n" == (place / "answers/write-to-stick").read_text()
    found = {str(path.relative_to(place / "stick")): path for path in (place / "stick").rglob("*") if path.is_file()}
    assert {"report.txt": "All is well.\n", "en/rest.md": "Title: Rest\n"} == {
        name: path.read_text() for name, path in found.items()
    }
