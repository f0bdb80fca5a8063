"""The states of the staff area that are about the machine: its sound, and its health."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Input
from kiosk.core.staff.errands import Fault, HealthFound, SettingsNow, Value
from kiosk.core.staff.tabs import Area, HealthTab, SoundTab
from kiosk.core.state import Kiosk

SETTINGS: dict[str, Value] = {
    "volume": 0.7,
    "volume_max": 1.0,
    "volume_min": 0.2,
    "words_per_minute": 145.0,
    "natural_voice": True,
}

FAULTS = ("microphone", "recogniser", "exercises", "settings", "letters", "counts", "space", "temperature")
"""Things that can be wrong."""

WELL = HealthFound(
    version="1.4.0",
    seconds=270_000,
    voice="hibari heart",
    model="vosk-model-small-en-us-0.15",
    microphone="Jabra SPEAK 510 USB: Audio (hw:2,0)",
    loudspeaker="Jabra SPEAK 510 USB: Audio (hw:2,0)",
    free_bytes=12_300_000_000,
    celsius=54.3,
    power="fine",
)


def sound(kiosk: Kiosk) -> dict[str, Kiosk]:
    """Return the states of the loudspeaker, the voice and the microphone."""
    tab = SoundTab(SettingsNow(SETTINGS), input=Input(0.45))
    yes = kiosk.words.yes[0]
    return {
        "sound": _at(kiosk, tab),
        "sound-more": _at(kiosk, replace(tab, page=1)),
        "sound-asking": _at(kiosk, replace(tab, asking=True)),
        "sound-heard": _at(kiosk, replace(tab, asking=True, heard=yes)),
        "sound-something-else": _at(kiosk, replace(tab, asking=True, heard="[unk]")),
        "sound-silent": _at(kiosk, replace(tab, input=Input(0.0, "silent"))),
        "sound-overdriven": _at(kiosk, replace(tab, input=Input(1.0, "overdriven"))),
        "sound-deaf": _at(replace(kiosk, missing=frozenset({"microphone"})), tab),
    }


def health(kiosk: Kiosk) -> dict[str, Kiosk]:
    """Return the states of the machine: well, and not."""
    past = Fault("loudspeaker", now=False, seconds=7000)
    power = Fault("power supply", found="the voltage is too low")
    wrong = replace(WELL, power="low", celsius=84.0, faults=(*map(Fault, FAULTS), power, past))
    known = HealthTab(WELL)
    return {
        "health": _at(kiosk, known),
        "health-more": _at(kiosk, replace(known, page=1)),
        "health-restarting": _at(kiosk, replace(known, restarting=True)),
        "health-wrong": _at(kiosk, HealthTab(wrong)),
        "health-more-wrong": _at(kiosk, HealthTab(wrong, page=1)),
        "health-still-more-wrong": _at(kiosk, HealthTab(wrong, page=2)),
    }


def _at(kiosk: Kiosk, tab: SoundTab | HealthTab) -> Kiosk:
    return replace(kiosk, staff=Area(tab))
