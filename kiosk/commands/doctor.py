"""`kiosk doctor`: whether all that the kiosk needs is there, and what to do if not."""

from __future__ import annotations

import platform
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from msgspec import to_builtins
from msgspec.structs import replace

from kiosk.commands.exercises import library_from
from kiosk.commands.output import say
from kiosk.commands.settings import kept_folder, load_all
from kiosk.config import Settings
from kiosk.devices.loop import hears_itself
from kiosk.devices.microphone_check import listen_to, trouble_with
from kiosk.devices.models import ModelError, working_model
from kiosk.devices.renderer import LOADING_SECONDS, Renderer, RenderError
from kiosk.devices.rendering import Rendering
from kiosk.devices.sound import SoundDevice, SoundError, describe
from kiosk.devices.speakers import Order, speakers
from kiosk.devices.speex import PACKAGE, has_canceller
from kiosk.devices.studio import PLAIN_WORD
from kiosk.staff.checks import Finding, exercises, letters, machine, settings_finding
from kiosk.ui.display import find_driver

PATIENCE_SECONDS = 120.0
"""How long the voice may take for its first word before it counts as broken."""

PACKAGES = ("breathing-space", "kivy", "pillow", "vosk", "pyttsx3", "hibari-tts", "sounddevice")


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
    yield settings_finding(problems)
    yield from (examination(settings) for examination in EXAMINATIONS)
    yield from machine(kept_folder())


def _versions() -> Iterator[str]:
    yield f"Python {platform.python_version()} on {sys.platform} {platform.machine()}"
    yield from (f"{name} {version(name)}" for name in PACKAGES)


def _display(_: Settings) -> Finding:
    driver = find_driver()
    advice = "Connect a screen and sign in at it, or start the kiosk from the desktop. `kiosk rehearse` needs none."
    return Finding("display", driver is not None, driver or "none", advice)


def _voice(settings: Settings) -> Finding:
    """Have the voice that is to speak say a word, with more patience than the kiosk has: slow is not broken."""
    speaker = speakers(settings.language)[0 if settings.natural_voice else -1]
    renderer, began = Renderer(PATIENCE_SECONDS), monotonic()
    try:
        outcome: Rendering | str = renderer.render(Order(PLAIN_WORD, speaker))
    except RenderError as error:
        outcome = str(error)
    finally:
        renderer.rest()
    return voice_finding(outcome, monotonic() - began)


def voice_finding(outcome: Rendering | str, seconds: float) -> Finding:
    """Return how the kiosk speaks where a first rendering, or the reason why there is none, came after `seconds`."""
    if isinstance(outcome, str) or not outcome.samples.any():
        found = outcome if isinstance(outcome, str) else "what it says is silence"
        advice = "Run `make setup` again; it installs espeak-ng and the natural voice."
        return Finding("voice", ok=False, found=found, advice=advice)
    if seconds > LOADING_SECONDS:
        slow = f"but takes {seconds:.0f} seconds to begin; the kiosk waits for {LOADING_SECONDS:g}"
        advice = "Look again when the machine is cool and not busy, or take the simple voice: `natural_voice = false`."
        return Finding("voice", ok=False, found=f"speaks, at {outcome.rate} Hz, {slow}", advice=advice)
    return Finding("voice", ok=True, found=f"speaks, at {outcome.rate} Hz")


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
    letters,
    _microphone,
    _loudspeaker,
    _echo,
    _voice,
    _model,
    lambda settings: exercises(library_from(settings)),
)
