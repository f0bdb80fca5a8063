"""The command line: what can be asked of the program, and where each thing is done.

`kiosk.commands` has a module for each command with a `main(arguments) -> exit code`. It is imported
only when it is asked for, so that no command waits for what another needs.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from kiosk.core.screen import Theme
from kiosk.words.languages import LANGUAGES

if TYPE_CHECKING:  # argparse has no public name for what add_subparsers returns
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; return the exit code."""
    arguments = parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO if arguments.verbose else logging.WARNING, format=LOG_FORMAT)
    command = importlib.import_module(f"kiosk.commands.{arguments.command}")
    try:
        code: int = command.main(arguments)
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:  # whoever was reading has seen enough
        sys.stderr.close()
        code = 0
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="kiosk", description="A voice-guided exercise kiosk for the waiting room of a therapy clinic."
    )
    top.add_argument("-v", "--verbose", action="store_true", help="log what devices do")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_rehearse(commands)
    _add_hear(commands)
    _add_check(commands)
    _add_new(commands)
    _add_scripts(commands)
    _add_staff(commands)
    _add_doctor(commands)
    _add_models(commands)
    _add_gallery(commands)
    return top


def _add(commands: Commands, name: str, text: str, *, config: bool = True) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.add_argument("--json", action="store_true", help="print JSON lines instead of text")
    if config:
        command.add_argument("--config", type=Path, metavar="FILE", help="the settings file to use")
    return command


def _add_run(commands: Commands) -> None:
    run = _add(commands, "run", "Open the kiosk.")
    how = run.add_mutually_exclusive_group()
    how.add_argument("--windowed", action="store_true", help="in a window")
    how.add_argument("--fullscreen", action="store_true", help="fill the screen")


def _add_rehearse(commands: Commands) -> None:
    rehearse = _add(commands, "rehearse", "Go through an exercise in virtual time, as a client would.")
    rehearse.add_argument("id", metavar="ID", help="which exercise, by the name of its file: box-breathing")
    client = rehearse.add_mutually_exclusive_group()
    client.add_argument("--say", action="append", default=[], metavar="WORDS", help="what the client answers, in turn")
    client.add_argument("--answer", action="store_true", help="the client answers everything, in a sensible way")
    client.add_argument("--mic", type=Path, metavar="FILE", help="a recording to listen to, from the exercise's start")
    rehearse.add_argument("--out", type=Path, metavar="DIR", help="where session.wav, transcript.txt and screens/ go")
    rehearse.add_argument("--size", default="1280x720", metavar="WxH", help="size of the pictures in pixels")


def _add_hear(commands: Commands) -> None:
    hear = _add(commands, "hear", "Tell what is heard in recordings, one JSON line for each.")
    hear.add_argument("--offer", required=True, metavar="PHRASES", help='what can be said: "yes, no, next"')
    hear.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a recording: WAV, FLAC or OGG")


def _add_check(commands: Commands) -> None:
    check = _add(commands, "check", "Look for mistakes in scripts.", config=False)
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a script, or a folder of scripts")


def _add_scripts(commands: Commands) -> None:
    scripts = commands.add_parser("scripts", help="Add exercises of your own, and remove them.")
    actions = scripts.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions, "list", "Tell which exercises there are, where they come from, and which are broken.")
    add = _add(actions, "add", "Check scripts, and publish those without errors.")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a script, or a folder such as a USB stick")
    add.add_argument("--dry-run", action="store_true", help="only tell what would be published")
    add.add_argument("--language", metavar="LANGUAGE", help="their language, where their folders do not tell: es")
    remove = _add(actions, "remove", "Take away an exercise of your own.")
    remove.add_argument("id", metavar="ID", help="which exercise, by the name of its file: box-breathing")
    remove.add_argument("--language", metavar="LANGUAGE", help="in which language, if there are several")
    _add(actions, "undo", "Take the last change back; again, the one before it.")
    _add(actions, "redo", "Bring back what was undone.")
    export = _add(actions, "export", "Write all exercises into a folder, to be edited and added again.")
    export.add_argument("folder", type=Path, metavar="DIR", help="where to; files in it are not overwritten")


def _add_new(commands: Commands) -> None:
    new = _add(commands, "new", "Write a script to begin with, which shows every kind of line.", config=False)
    new.add_argument("title", metavar="TITLE", help='what the exercise is called: "Five senses"')
    new.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="DIR", help="where it goes; else here")
    new.add_argument("--area", default="Relax", metavar="AREA", help="Relax, Ground, Feel, Notice, Reframe, …")
    new.add_argument("--language", default="en", metavar="LANGUAGE", help="which folder in there it goes to: en")


def _add_staff(commands: Commands) -> None:
    staff = commands.add_parser("staff", help="Look after the staff area.")
    actions = staff.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions, "reset-pin", "Forget the PIN, so that a new one can be chosen on the screen.", config=False)


def _add_doctor(commands: Commands) -> None:
    _add(commands, "doctor", "Tell whether all that the kiosk needs is there, and what to do if not.")


def _add_models(commands: Commands) -> None:
    models = commands.add_parser("models", help="Install the official speech model.")
    actions = models.add_subparsers(dest="action", required=True, metavar="ACTION")
    get = actions.add_parser("get", help="fetch the official small English model, or take it from a file")
    get.add_argument("--json", action="store_true", help="print JSON lines instead of text")
    get.add_argument("--config", type=Path, metavar="FILE", help="the settings file to use")
    get.add_argument("source", nargs="?", metavar="FILE", help="the model's zip file or folder, on a stick for example")


def _add_gallery(commands: Commands) -> None:
    gallery = _add(commands, "gallery", "Draw a picture of every screen in every state.", config=False)
    gallery.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    gallery.add_argument("--size", default="1280x720", metavar="WxH", help="their size in pixels")
    gallery.add_argument("--theme", default="day", choices=get_args(Theme), help="the colours")
    gallery.add_argument("--text", type=float, default=1.0, choices=(1.0, 1.25, 1.5), help="the size of letters")
    gallery.add_argument("--language", default="en", choices=LANGUAGES, help="the language of all texts")
    gallery.add_argument("--still", action="store_true", help="as with reduced motion")


if __name__ == "__main__":
    sys.exit(main())
