"""`kiosk doctor`: whether all that the kiosk needs is there, and what to do if not."""

from __future__ import annotations

import platform
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from kiosk.commands.exercises import library_from
from kiosk.commands.output import say
from kiosk.commands.settings import load_all
from kiosk.config import Settings
from kiosk.devices.loop import hears_itself
from kiosk.devices.microphone_check import listen_to, trouble_with
from kiosk.devices.models import ModelError, working_model
from kiosk.devices.renderer import RenderError
from kiosk.devices.sound import SoundDevice, SoundError, describe
from kiosk.devices.speex import PACKAGE, has_canceller
from kiosk.devices.studio import open_studio
from kiosk.fonts import joins_letters, missing_letters
from kiosk.scripts.findings import format_finding
from kiosk.ui.display import find_driver

PACKAGES = ("breathing-space", "kivy", "pillow", "vosk", "pyttsx3", "hibari-tts", "sounddevice")


class Finding(Struct, frozen=True):
    """What was looked at, whether it is all right, what was found, and what to do if it is not."""

    name: str
    ok: bool
    found: str
    advice: str = ""

    def __str__(self) -> str:
        """Return the finding as one line for people, or two if there is something to do."""
        line = f"{'ok  ' if self.ok else 'TO DO'} {self.name}: {self.found}"
        return line if self.ok else f"{line}\n      {self.advice}"


def main(arguments: Namespace) -> int:
    """Look at everything and print what was found; return 1 if something is missing."""
    findings = list(examine(arguments.config))
    for finding in findings:
        say(str(finding), to_builtins(finding), as_json=arguments.json)
    return 0 if all(finding.ok for finding in findings) else 1


def examine(config: Path | None) -> Iterator[Finding]:
    """Look at one thing after another."""
    settings, problems = load_all(config)
    yield Finding("versions", ok=True, found=", ".join(_versions()))
    yield Finding(
        "settings",
        ok=not problems,
        found="; ".join(map(str, problems)) or "fine",
        advice="Mend the settings file; what is wrong in it is left out until then.",
    )
    yield from (examination(settings) for examination in EXAMINATIONS)


def _versions() -> Iterator[str]:
    yield f"Python {platform.python_version()} on {sys.platform} {platform.machine()}"
    yield from (f"{name} {version(name)}" for name in PACKAGES)


def _display(_: Settings) -> Finding:
    driver = find_driver()
    advice = "Connect a screen and sign in at it, or start the kiosk from the desktop. `kiosk rehearse` needs none."
    return Finding("display", driver is not None, driver or "none", advice)


def _letters(settings: Settings) -> Finding:
    missing = missing_letters(" ".join([settings.clinic, *settings.help_paragraphs]))
    if missing:
        advice = "Write the clinic’s name and the help texts in other letters, or install the package fonts-noto."
        return Finding("letters", ok=False, found=f"no font has {missing}", advice=advice)
    advice = "Run `make setup` again; it installs libfribidi0. Until then Arabic and Hebrew cannot be read."
    return Finding("letters", joins_letters(), "joined and turned" if joins_letters() else "not joined", advice)


def _scripts(settings: Settings) -> Finding:
    library = library_from(settings)
    broken = [
        (path, errors) for path, found in library.findings if (errors := [f for f in found if f.severity == "error"])
    ]
    wrong = [format_finding(path, errors[0]) for path, errors in broken]
    count = f"{len(library.scripts)} exercises"
    advice = "Mend these files, and look at them with `kiosk check`."
    return Finding("exercises", bool(library.scripts) and not wrong, "; ".join([count, *wrong]), advice)


def _voice(settings: Settings) -> Finding:
    advice = "Run `make setup` again; it installs espeak-ng and the natural voice."
    with TemporaryDirectory() as folder:
        studio = open_studio(Path(folder), settings.words_per_minute)
        try:
            rendering = studio.try_out(settings.language)
        except RenderError as error:
            return Finding("voice", ok=False, found=str(error), advice=advice)
        finally:
            studio.close()
            studio.rest()
    return Finding("voice", ok=True, found=f"speaks, at {rendering.rate} Hz")


def _model(settings: Settings) -> Finding:
    advice = "Run `kiosk models get`, or `kiosk models get FILE` with the model's zip file from a USB stick."
    try:
        return Finding("speech model", ok=True, found=str(working_model(settings.model, settings.language)))
    except ModelError as error:
        return Finding("speech model", ok=False, found=str(error), advice=advice)


def _microphone(settings: Settings) -> Finding:
    found = _sound("microphone", settings.microphone)
    return _heard(found, settings.microphone) if found.ok else found


def _heard(found: Finding, name: str) -> Finding:
    """What a microphone that is there hears."""
    try:
        trouble = trouble_with(found.found, listen_to(name))
    except SoundError as error:
        trouble = str(error)
    advice = "Look at the sound settings of the system, or name another microphone in the settings of the kiosk."
    return replace(found, ok=False, found=f"{found.found}: {trouble}", advice=advice) if trouble else found


def _loudspeaker(settings: Settings) -> Finding:
    return _sound("loudspeaker", settings.loudspeaker)


def _echo(settings: Settings) -> Finding:
    return echo_finding(has_canceller(), hears_itself(settings.microphone, settings.loudspeaker))


def echo_finding(canceller: bool, heard: bool | None) -> Finding:  # noqa: FBT001 - the two facts there are
    """Return how the kiosk copes with its own voice, with a canceller or not, `heard` or not."""
    advice = f"Install the package {PACKAGE}: `make setup` does. Until then people are heard in the silences only."
    found = "there is an echo canceller" if canceller else "there is no echo canceller"
    return Finding("echo", canceller or heard is False, f"{found}; {_ECHO[heard]}", advice)


_ECHO = {
    True: "the microphone hears the loudspeaker",
    False: "the microphone does not hear the loudspeaker, as with headphones, so people are heard at any time",
    None: "not tried, as a microphone and a loudspeaker have to be there",
}


def _sound(device: SoundDevice, name: str) -> Finding:
    found = describe(device, name)
    text = found.error or f"{found.name}, {found.rate} Hz, {found.channels} channel{'s' * (found.channels > 1)}"
    advice = f"Plug in a {device}, or name another one in the settings. Until then the kiosk goes on without it."
    return Finding(device, not found.error, text, advice)


EXAMINATIONS: tuple[Callable[[Settings], Finding], ...] = (
    _display,
    _letters,
    _microphone,
    _loudspeaker,
    _echo,
    _voice,
    _model,
    _scripts,
)
