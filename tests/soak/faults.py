"""What can go wrong in a clinic, at any time."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

from kiosk.core.messages import Device, Event, Failed, Heard, Hours, Level, Recovered, SpeakingWord, Spoke, Uttered
from kiosk.scripts.shelf import Manuscript
from tests.scripts.shelves import TEXT
from tests.soak.house import House

DEVICES: tuple[Device, ...] = ("microphone", "loudspeaker", "voice", "recogniser")

Fault = Callable[[House, Random], object]


def device_fails_or_works_again(house: House, random: Random) -> None:
    device = random.choice(DEVICES)
    if device in house.kiosk.missing or random.random() < 0.4:
        house.inbox.put(Recovered(device))
    else:
        house.inbox.put(Failed(device, "it was unplugged"))


def sound_card_takes_no_sound(house: House, random: Random) -> None:
    house.jammed_until = house.seconds + random.uniform(1, 40)


def voice_is_killed(_: House, __: Random) -> None:
    for child in children():
        os.kill(child, signal.SIGKILL)


def rendering_is_damaged(house: House, random: Random) -> None:
    files = sorted((house.folder / "speech").glob("*"))
    if files:
        random.choice(files).write_bytes(random.randbytes(300))


def answers_come_late_or_out_of_nowhere(house: House, random: Random) -> None:
    turn = house.kiosk.turn - random.randrange(4)
    said = random.choice(["stop", "six", "yes", "[unk]", "help me please", ""])
    events: list[Event] = [
        Spoke(turn),
        SpeakingWord(turn, random.randrange(60)),
        Heard(turn, said, random.random()),
        Uttered(turn),
    ]
    house.inbox.put(random.choice([*events, Level(random.random())]))


def machine_is_busy(house: House, random: Random) -> None:
    house.let_pass(random.uniform(0.2, 20))


def clinic_opens_or_closes(house: House, random: Random) -> None:
    house.inbox.put(Hours(random.random() < 0.8))


def exercise_is_published(house: House, random: Random) -> None:
    number = random.randrange(20)
    text = TEXT.replace("Try", f"Rest {number}").replace(
        "Sit.", f"Sit, if you like, for {random.randrange(2, 99)} days."
    )
    house.watch.places.shelf.change([Manuscript("en", f"rest-{number}", text)])


def change_is_taken_back(house: House, random: Random) -> None:
    random.choice([house.watch.places.shelf.undo, house.watch.places.shelf.redo])()


def loose_file_is_broken_or_mended(house: House, random: Random) -> None:
    folder: Path = house.folder / "loose" / "en"
    folder.mkdir(exist_ok=True)
    text = random.choice([TEXT.replace("Try", "Loose"), "Title: Broken\n\n[pause for ever]\n", ""])
    (folder / "loose.md").write_text(text)


FAULTS: tuple[Fault, ...] = (
    device_fails_or_works_again,
    device_fails_or_works_again,
    device_fails_or_works_again,
    answers_come_late_or_out_of_nowhere,
    answers_come_late_or_out_of_nowhere,
    sound_card_takes_no_sound,
    voice_is_killed,
    rendering_is_damaged,
    machine_is_busy,
    clinic_opens_or_closes,
    exercise_is_published,
    change_is_taken_back,
    loose_file_is_broken_or_mended,
)


def children() -> list[int]:
    """Return the processes that render for this one; others may be somebody else's."""
    tasks = Path("/proc/self/task").iterdir()
    started = [int(each) for task in tasks for each in (task / "children").read_text().split()]
    return [each for each in started if b"render_worker" in Path(f"/proc/{each}/cmdline").read_bytes()]
