"""A desk without sound: the kiosk is told once, and everything else is borne in silence."""

from kiosk.core.messages import Do, Event, Failed, Hold, Hush, Listen, Prepare, Resume, SetVolume, Speak
from kiosk.core.staff.errands import CountVisit
from kiosk.devices.silent import DeafEar, NoClerk, SilentVoice
from kiosk.ports import Clerk, Ear, Voice
from kiosk.runtime import perform


def test_the_kiosk_is_told_once_why_there_is_no_sound_whatever_it_asks_for() -> None:
    events: list[Event] = []
    voice: Voice = SilentVoice(events.append, "no synthesiser")
    ear: Ear = DeafEar(events.append, "no model")
    clerk: Clerk = NoClerk()

    for effect in (
        Speak(1, "Hello.", "en"),
        Prepare(("Hello.",), "en"),
        Hush(),
        Hold(),
        Resume(),
        SetVolume(0.5),
        Listen(2, ("yes",), "en"),
        Do(0, CountVisit()),
    ):
        perform(effect, voice, ear, clerk)
    voice.close()
    ear.close()
    clerk.close()

    assert events == [Failed("voice", "no synthesiser"), Failed("recogniser", "no model")]
