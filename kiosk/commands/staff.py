"""`kiosk staff`, and the clerk of the staff area with all that it can do.

Apart from `run`, for the first frame does not need it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from kiosk.commands.exercises import library_from, watch_from
from kiosk.commands.output import complain, say
from kiosk.commands.settings import changes_file, kept_folder, load_all
from kiosk.commands.vocabulary import known_words
from kiosk.config import Settings, technicians_file
from kiosk.ports import Post
from kiosk.scripts.findings import RefusedError
from kiosk.scripts.offers import Desk
from kiosk.staff import health, pin, publishing, settings, stick, uses
from kiosk.staff.clerk import Doing, Errands
from kiosk.staff.diary import Diary


def main(arguments: Namespace) -> int:
    """Do what is asked for: forget the PIN; return 1 if that cannot be done."""
    try:
        forgotten = guard().forget()
    except OSError as error:
        complain(f"the PIN cannot be reset ({error.strerror}). Use the account that the kiosk runs in, or sudo.")
        return 1
    done = "The PIN is forgotten." if forgotten else "There was no PIN."
    text = f"{done} Whoever holds the listening mark for three seconds can choose a new one: do so now."
    say(text, {"forgotten": forgotten}, as_json=arguments.json)
    return 0


def guard() -> pin.Guard:
    """Return who keeps the PIN."""
    return pin.Guard(kept_folder() / "pin.json")


def publisher(running: Settings, has: publishing.Has) -> publishing.Publisher:
    """Return who knows of exercises and of the stick. `has` tells what can be spoken at once."""
    desk = Desk(running.language, None, known_words(running))
    return publishing.Publisher(watch_from(running), running.stick, desk, has)


class Running(Struct, frozen=True):
    """What the clerk has to know of the program that runs.

    It runs with these `settings`; the technician's file is `config`, or one of the usual ones. `apply` has those take
    effect that staff change, outside of the core. `names` are those of the sound devices in use. `has` tells what can
    be spoken at once.
    """

    settings: Settings
    config: Path | None
    apply: Callable[[Settings], None]
    diary: Diary
    names: Callable[[], Mapping[str, str]]
    restart: Callable[[], None]
    has: publishing.Has


def open_clerk(running: Running, post: Post) -> Errands:
    """Return the clerk, at work."""
    folder = kept_folder()
    folder.mkdir(parents=True, exist_ok=True)
    counts = uses.Uses(folder / "uses.sqlite")
    save = saving(running.settings.stick)
    changes = settings.Changes(changes_file(), technicians_file(running.config), running.settings, running.apply)
    ward = health.Ward(
        lambda: load_all(running.config),
        running.diary,
        counts.aside,
        running.names,
        lambda: library_from(running.settings),
    )
    doings: dict[type, Doing] = {
        **pin.doings(guard()),
        **settings.doings(changes),
        **publishing.doings(publisher(running.settings, running.has)),
        **uses.doings(counts, save),
        **health.doings(ward, save, running.restart),
    }
    return Errands(doings, post)


def saving(place: Path | None) -> Callable[[str, str], None]:
    """Return what writes a file of this name and text to the stick at a place. It raises `RefusedError`."""

    def save(name: str, text: str) -> None:
        found = stick.find(place) if place else None
        if found is None:
            raise RefusedError("There is no USB stick.", "Put one in, wait a moment, and try again.")
        stick.write(found, name, text)

    return save
