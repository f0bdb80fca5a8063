"""A visit by voice leaves nothing behind: no sound, no word that was said, no sign that anybody was there.

The kiosk runs as it does in a clinic, and can write into one folder only. Before, all that it will say is rendered:
its own voice on disk is nobody's secret. From Welcome to Welcome only the counts of the week may change after that.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.messages import Command, Effect, Pick, Prepare, Speak
from kiosk.core.state import Kiosk, Site
from kiosk.devices.renderer import Renderer
from kiosk.devices.studio import Studio, open_studio
from kiosk.scripts.library import builtin_folder, load_library
from tests.core.acting import Acting
from tests.end_to_end.live import LiveKiosk, live_kiosk
from tests.end_to_end.sealed import changes, files_in, sealed, words_told
from tests.virtual_card import VirtualCard

VISIT = (
    ("Start.", "ChoosingArea"),
    ("Relax.", "ChoosingExercise"),
    ("Box breathing.", "Exercising"),
    ("Six.", ""),
    ("Stop.", "Stopping"),
    ("Stop.", "Done"),
    ("Finish.", "Welcome"),
)
"""What is said, and what the kiosk does then."""

SAID = ("start", "relax", "box", "breathing", "six", "6", "stop", "finish", "tension", "box-breathing")

COUNTS = ["home/.local/share/breathing-space", "home/.local/share/breathing-space/uses.sqlite"]
"""What may change, and the folder that it is in: this visit is one of those of a week there."""

PATIENCE = 120.0

pytestmark = pytest.mark.timeout(240)


def lines_of_the_visit() -> list[str]:
    """All that the kiosk says in such a visit, or may say if it has to ask again."""
    acting = Acting(Kiosk(site=Site(), scripts=load_library([builtin_folder()]).scripts))
    acting.touch(Command.START).say("relax", "box breathing").hear_out().say("six").touch(Command.PAUSE, Command.HELP)
    acting.touch(Command.BACK, Command.CONTINUE, Command.STOP, Command.CONTINUE, Command.STOP, Command.STOP)
    acting.touch(Command.FINISH, Command.START, Pick(1)).wait(200)
    return [text for effect in acting.did for text in _texts(effect)]


def _texts(effect: Effect) -> tuple[str, ...]:
    match effect:
        case Speak(text=text):
            return (text,)
        case Prepare(texts):
            return texts
        case _:
            return ()


def render(folder: Path) -> None:
    """Have all of it rendered before anybody comes."""
    studio = open_studio(
        folder / "home" / ".cache" / "breathing-space" / "speech", renderer=Renderer(PATIENCE, PATIENCE)
    )
    for text in dict.fromkeys(lines_of_the_visit()):
        studio.make(text, "en")
    studio.close()
    studio.rest()


def monday() -> str:
    today = datetime.now().astimezone().date()
    return str(today - timedelta(today.weekday()))


def counted(file: Path) -> list[tuple[object, ...]]:
    """All that is in the file of counts."""
    with closing(sqlite3.connect(file)) as counts:
        return [row for table in ("visits", "exercises") for row in counts.execute(f"SELECT * FROM {table}")]  # noqa: S608


def say(kiosk: LiveKiosk, person: Studio, phrase: str, phase: str) -> list[str]:
    """Say something and hear the kiosk out; return what was logged until the phase that it brings, if it does."""
    logged: list[str] = []
    if phase:
        logged = kiosk.tell(person.make(phrase, "en"), phase)
    else:
        kiosk.say(person.make(phrase, "en"))
    kiosk.hear_out()
    return logged


def test_a_visit_by_voice_leaves_nothing_on_disk_and_no_word_in_the_log(
    card: VirtualCard, person: Studio, tmp_path: Path
) -> None:
    within = sealed(tmp_path / "all", card.folder)
    render(tmp_path / "all")
    with live_kiosk(card, tmp_path / "all", "--windowed", within=within) as kiosk:
        kiosk.wait_for("recogniser: works", "microphone: works", "loudspeaker: works")
        before = files_in(tmp_path / "all")
        logged = [line for phrase, phase in VISIT for line in say(kiosk, person, phrase, phase)]
        after = files_in(tmp_path / "all")
        logged += kiosk.lines
        assert kiosk.stop() == 0

    assert COUNTS == changes(before, after)
    assert [(monday(), 1), (monday(), "en/box-breathing", 1, 0, 0, 0)] == counted(tmp_path / "all" / COUNTS[1])
    assert [] == words_told(logged, SAID)
    assert [] == [line for line in logged if " WARNING " in line or " ERROR " in line]


def test_an_exercise_that_is_spoken_for_the_first_time_leaves_nothing_but_what_was_read_of_the_scripts(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "all"
    rehearse = [*sealed(folder), sys.executable, "-m", "kiosk", "rehearse", "mindful-minute", "--answer"]
    subprocess.run(rehearse, check=True, stdout=subprocess.DEVNULL)  # noqa: S603

    assert ["home/.cache/breathing-space/scripts.jsonl"] == [
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    ]


def test_a_kiosk_that_keeps_anything_of_a_visit_would_be_found_out(
    card: VirtualCard, person: Studio, tmp_path: Path
) -> None:
    within = sealed(tmp_path / "all", card.folder)
    with live_kiosk(card, tmp_path / "all", "--windowed", within=within, program="tests.end_to_end.leaking") as kiosk:
        kiosk.wait_for("recogniser: works", "microphone: works", "loudspeaker: works")
        before = files_in(tmp_path / "all")
        logged = say(kiosk, person, "Start.", "ChoosingArea")
        changed = changes(before, files_in(tmp_path / "all"))
        assert kiosk.stop() == 0

    assert {"tmp", "home/visits"} <= {*changed}
    assert ["heard start"] == [line.rpartition("kiosk.leak: ")[2] for line in words_told(logged, SAID)][:1]
