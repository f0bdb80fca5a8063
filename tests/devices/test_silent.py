"""A desk without sound: the kiosk is told once, and everything else is borne in silence."""

from kiosk.core.messages import Event, Failed, Hold, Hush, Listen, Prepare, Resume, SetVolume, Speak
from kiosk.devices.silent import DeafEar, SilentVoice
from kiosk.ports import Ear, Voice
from kiosk.runtime import perform


def test_the_kiosk_is_told_once_why_there_is_no_sound_whatever_it_asks_for() -> None:
    events: list[Event] = []
    voice: Voice = SilentVoice(events.append, "no synthesiser")
    ear: Ear = DeafEar(events.append, "no model")

    for effect in (
        Speak(1, "Hello.", "en"),
        Prepare(("Hello.",), "en"),
        Hush(),
        Hold(),
        Resume(),
        SetVolume(0.5),
        Listen(2, ("yes",), "en"),
    ):
        perform(effect, voice, ear)
    voice.close()
    ear.close()

    assert events == [Failed("voice", "no synthesiser"), Failed("recogniser", "no model")]
