"""The clerk of the staff area, with all that it can do. Apart from `run`, for the first frame does not need it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from kiosk.commands.exercises import watch_from
from kiosk.commands.output import complain, say
from kiosk.commands.settings import changes_file, kept_folder
from kiosk.commands.vocabulary import known_words
from kiosk.config import Settings, technicians_file
from kiosk.ports import Post
from kiosk.scripts.offers import Desk
from kiosk.staff import pin, publishing, settings
from kiosk.staff.clerk import Doing, Errands


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


def open_clerk(
    running: Settings, config: Path | None, apply: Callable[[Settings], None], has: publishing.Has, post: Post
) -> Errands:
    """Return the clerk, at work.

    `apply` has the settings take effect that staff change, outside of the core; `has` tells what can be spoken at once.
    """
    changes = settings.Changes(changes_file(), technicians_file(config), running, apply)
    doings: dict[type, Doing] = {
        **pin.doings(guard()),
        **settings.doings(changes),
        **publishing.doings(publisher(running, has)),
    }
    return Errands(doings, post)
