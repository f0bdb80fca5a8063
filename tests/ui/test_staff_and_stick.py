"""Staff with a USB stick, by real touches: exercises go from the stick to clients, whatever becomes of the stick."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.core.messages import Act
from kiosk.core.screen import Row
from kiosk.core.staff.desk import PAGE
from kiosk.devices.renderer import Renderer
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import Studio
from kiosk.scripts.shelf import Shelf
from tests.devices.speech import DEADLINE, TOY, tone
from tests.staff.sticks import BROKEN, GOOD, HOSTILE
from tests.staff.test_cut_short import NO_ROOM, FullDisk
from tests.ui.desk import Desk as Window
from tests.ui.staffing import Staff

GONE = "The USB stick was pulled out."


@pytest.fixture
def staff(desk: Window, tmp_path: Path) -> Iterator[Staff]:
    staff = Staff(desk, tmp_path)
    yield staff
    staff.close()


def put_in(staff: Staff) -> Staff:
    """Put in a stick with a good exercise and a faulty one."""
    staff.stick.put("Slow Rest.txt")
    staff.stick.put("evening.md", BROKEN)
    return staff.told("2 exercises, 1 needs a fix.")


# --- the way that is meant --------------------------------------------------------------------------


def test_a_stick_is_noticed_within_three_seconds(staff: Staff) -> None:
    staff.until(lambda: staff.seconds > 2)
    before = staff.seconds
    put_in(staff)
    assert staff.seconds - before < 3


def test_exercises_are_looked_at_heard_tried_out_and_published(staff: Staff) -> None:
    put_in(staff).touch("Add from USB stick")
    assert ["evening.md", "Slow rest"] == staff.titles
    staff.touch_at("Slow rest", "Look").touch("Hear a paragraph")
    assert "speak Rest a while. (en)" == staff.said.did[-1]
    staff.touch("Run fast", "Stop", "Finish")
    assert "Slow rest" == staff.desk.title
    staff.touch("Back", "Publish the good ones").told("1 exercise was published.")
    assert ["en/slow-rest"] == staff.scripts
    staff.until(lambda: "Slow rest" in staff.titles)


def test_what_was_published_is_taken_back_by_one_touch(staff: Staff) -> None:
    put_in(staff).touch("Add from USB stick", "Publish the good ones", "Undo").told("No longer here: Slow rest.")
    assert [] == staff.scripts
    staff.touch("Redo").told("The change was brought back.")
    assert ["en/slow-rest"] == staff.scripts


def test_an_exercise_is_switched_off_and_on(staff: Staff) -> None:
    put_in(staff).touch("Add from USB stick", "Publish the good ones").told("published")
    staff.until(lambda: "Slow rest" in staff.titles)
    staff.tap(Act("switch", "en/slow-rest")).until(lambda: "en/slow-rest" in staff.runtime.kiosk.site.off)
    staff.tap(Act("switch", "en/slow-rest")).until(lambda: not staff.runtime.kiosk.site.off)


def test_what_to_fix_is_on_the_stick_for_the_author(staff: Staff) -> None:
    put_in(staff).touch("Add from USB stick", "Save what to fix").told("It is on the stick")
    text = staff.stick.contents()["breathing-space-findings.txt"].decode()
    assert text.startswith("What to fix in the exercises on this stick\r\n\r\nevening.md (cannot be used")
    assert "    Line 5: “[pauze 20 seconds]”: " in text


def test_all_exercises_are_copied_to_the_stick(staff: Staff) -> None:
    put_in(staff).touch("Add from USB stick", "Publish the good ones").told("published")
    staff.touch("Add from USB stick", "Back", "Copy all to it").told("All exercises are on the stick")
    assert GOOD.encode() == staff.stick.contents()["breathing-space-exercises/en/slow-rest.md"]


class SlowRenderer(Renderer):
    """Renders at once what the kiosk itself says, and a sentence of an exercise when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Semaphore(0)
        self.rendered: list[str] = []

    def render(self, order: Order) -> Rendering:
        if order.text in GOOD:
            assert self.may.acquire(timeout=DEADLINE)
            self.rendered.append(order.text)
        return tone()


def test_the_voice_gets_ready_first_and_what_is_ready_stays_so(desk: Window, tmp_path: Path) -> None:
    renderer = SlowRenderer()
    staff = Staff(desk, tmp_path, studio=Studio(SpeechCache(tmp_path / "speech"), renderer, lambda _: (TOY,)))
    put_in(staff).touch("Add from USB stick", "Publish the good ones")
    staff.until(lambda: "0 of 2 sentences are ready." in staff.titles)
    renderer.may.release()
    staff.until(lambda: "1 of 2 sentences are ready." in staff.titles).touch("Cancel").told("Nothing was published.")
    assert [] == staff.scripts
    staff.touch("Publish the good ones").until(lambda: "1 of 2 sentences are ready." in staff.titles)
    renderer.may.release()
    staff.told("1 exercise was published.")
    assert (["Rest a while.", "Thank you."], ["en/slow-rest"]) == (renderer.rendered, staff.scripts)
    staff.close()


# --- the stick is pulled out at every step ----------------------------------------------------------

STEPS: list[Callable[[Staff], object]] = [
    lambda staff: staff.touch("Add from USB stick"),
    lambda staff: staff.touch_at("Slow rest", "Look"),
    lambda staff: staff.touch("Hear a paragraph"),
    lambda staff: staff.touch("Run", "Stop", "Finish"),
    lambda staff: staff.touch("Back"),
    lambda staff: staff.touch("Save what to fix"),
    lambda staff: staff.touch("Publish the good ones"),
]


@pytest.mark.parametrize("pulled", range(len(STEPS) + 1))
def test_whenever_it_is_pulled_out_that_is_said_and_both_sides_are_whole(staff: Staff, pulled: int) -> None:
    put_in(staff)
    for step in STEPS[:pulled]:
        step(staff)
    staff.stick.pull()
    staff.until(lambda: not staff.runtime.kiosk.staff.tab.stick.mark)  # type: ignore[union-attr]
    published = "published" in staff.notice
    assert published or pulled == 0 or GONE in staff.notice
    assert staff.scripts == (["en/slow-rest"] if published else [])
    names = {"Slow Rest.txt", "evening.md", "breathing-space-findings.txt"}
    assert {"Slow Rest.txt", "evening.md"} <= set(staff.stick.contents()) <= names
    staff.stick.put_in()
    staff.told("USB stick")


@pytest.mark.parametrize("label", ["Save what to fix", "Publish the good ones"])
def test_pulled_out_and_touched_at_once_it_says_so_or_does_it(staff: Staff, label: str) -> None:
    put_in(staff).touch("Add from USB stick")
    staff.stick.pull()
    staff.touch(label).until(lambda: GONE in staff.notice or "published" in staff.notice or "no USB" in staff.notice)
    assert staff.scripts == (["en/slow-rest"] if "published" in staff.notice else [])


# --- no room, too much, hostile ---------------------------------------------------------------------


def test_where_there_is_no_room_on_the_kiosk_that_is_said(desk: Window, tmp_path: Path) -> None:
    staff = Staff(desk, tmp_path, Shelf(tmp_path / "shelf", FullDisk(20)))
    put_in(staff).touch("Add from USB stick", "Publish the good ones").told(NO_ROOM)
    assert [] == staff.scripts
    staff.close()


def test_a_stick_with_ten_thousand_files_stays_usable(staff: Staff) -> None:
    for number in range(10_000):
        (staff.stick.place / f"{number:05}.{'txt' if number % 20 == 0 else 'jpg'}").touch()
    began = time.monotonic()
    staff.told("It is being read")
    assert time.monotonic() - began < 5
    staff.touch("Use & results", "Scripts").told("USB stick")
    staff.touch("Add from USB stick").until(lambda: len(staff.titles) > 1)
    assert staff.desk.page.startswith("1 of ")
    assert len(staff.titles) < PAGE


def test_hostile_names_are_shown_and_harm_nobody(staff: Staff) -> None:
    for number, name in enumerate(HOSTILE):
        staff.stick.put(name, GOOD.replace("Slow rest", f"Rest {number}"))
    staff.told("5 exercises, 1 needs a fix.").touch("Add from USB stick")
    title = r"\udcff\udcfe.md"
    text = "There is no plain letter in the name of this file. Name it like “slow-breaths.md”."
    assert Row(title, text, staff.desk.rows[0].buttons, warns=True) == staff.desk.rows[0]
    staff.touch("Publish the good ones").told("4 exercises were published.")
    assert ["en/2j", f"en/{'a' * 60}", "en/two-lines", "en/txt-exe"] == sorted(staff.scripts, key=_as_found)


def _as_found(key: str) -> int:
    return ["en/2j", f"en/{'a' * 60}", "en/two-lines", "en/txt-exe"].index(key)
