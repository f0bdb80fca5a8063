"""What keeps the kiosk from acting on its own voice, with nothing and with everything left out."""

from __future__ import annotations

from kiosk.core.script import Say
from kiosk.devices.models import COMPACT
from tests.bench_voice.own_voice import GUARDS, Guard, Narration, happened, heard
from tests.core.acting import script_of

SHORT = script_of(Say("Notice the next thing, and go back to it."))


def test_narrations_add_up() -> None:
    assert Narration(3, 5, 1) == Narration(1, 5, 0) + Narration(2, 0, 1)


def test_every_guard_lacks_something_else() -> None:
    assert len(GUARDS) == len(set(GUARDS.values()))
    assert Guard() == GUARDS["nothing"]


def test_the_ear_hears_the_kiosk_only_where_it_does_not_know_what_is_played() -> None:
    entries = {name: happened(COMPACT, GUARDS[name], SHORT, (SHORT,)) for name in ("nothing", "all of these")}

    assert {"nothing": False, "all of these": True} == {name: heard(each) > 0 for name, each in entries.items()}
