"""The kiosk as it runs: real sound devices, real Vosk, real synthesis, real Kivy, real time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.state import Site
from kiosk.devices.studio import Studio
from kiosk.scripts.library import builtin_folder, load_library
from tests.end_to_end.live import TRIES, LiveKiosk, live_kiosk
from tests.virtual_card import LOOP_DB, VirtualCard

BUILT_IN = len(load_library([builtin_folder()]).scripts)


LEARNT_SECONDS = 15.0
"""After so long without a loss of sound, the room is learnt."""

AS_LOUD = Site().volume * 10 ** (LOOP_DB / 20)
"""The factor on the amplitude of a voice that is as loud at the microphone as the kiosk's is there."""


@pytest.mark.timeout(300)
def test_a_voice_leads_into_an_exercise_which_nothing_disturbs_and_stops_it_while_it_speaks(
    card: VirtualCard, person: Studio, tmp_path: Path
) -> None:
    card.loop()
    with live_kiosk(card, tmp_path, "--windowed") as kiosk:
        kiosk.wait_for("recogniser: works", "microphone: works", "loudspeaker: works")
        for phrase, phase in (
            ("Start.", "ChoosingArea"),
            ("Relax.", "ChoosingExercise"),
            ("Box breathing.", "Exercising"),
        ):
            kiosk.tell(person.make(phrase, "en"), phase)
            kiosk.hear_out()
        (tmp_path / "waves.md").write_text("Title: Waves of rest\nArea: Relax\n\nRest a while.\n")
        assert kiosk.run("scripts", "add", str(tmp_path / "waves.md")) == 0
        kiosk.wait_for(f"the exercises have changed: there are {BUILT_IN + 1}")
        interrupt(kiosk, person)
        kiosk.hear_out()
        kiosk.tell(person.make("Stop.", "en"), "Done")
        kiosk.hear_out()
        assert [] == [line for line in kiosk.lines if "phase:" in line]
        assert kiosk.stop() == 0


def interrupt(kiosk: LiveKiosk, person: Studio) -> None:
    """Say “stop” while the kiosk speaks, which has to be heard unless a busy machine broke the sound off meanwhile."""
    for _ in range(TRIES):
        kiosk.say(person.make("Repeat.", "en"))
        kiosk.hear(1.0)
        kiosk.say(person.make("Stop.", "en"), AS_LOUD)
        if kiosk.logs("phase: Stopping", seconds=5.0):
            break
        assert kiosk.steady_seconds < LEARNT_SECONDS, kiosk.lines
        kiosk.hear_silence()
    else:
        kiosk.say(person.make("Stop.", "en"))
    kiosk.wait_for("phase: Stopping")


@pytest.mark.timeout(120)
def test_devices_that_are_unplugged_and_plugged_in_again_are_noticed_and_taken_up(
    card: VirtualCard, person: Studio, tmp_path: Path
) -> None:
    with live_kiosk(card, tmp_path, "--windowed") as kiosk:
        kiosk.wait_for("recogniser: works", "microphone: works", "loudspeaker: works")
        for device in ("microphone", "loudspeaker"):
            card.unplug(device)
            kiosk.wait_for(f"{device}: ", seconds=5)
            card.plug(device)
            kiosk.wait_for(f"{device}: works", seconds=5)
        kiosk.tell(person.make("Start.", "en"), "ChoosingArea")
        kiosk.hear_out()
        assert kiosk.stop() == 0


@pytest.mark.timeout(120)
def test_without_sound_model_or_sane_settings_the_kiosk_runs_and_names_what_is_wrong(
    card: VirtualCard, tmp_path: Path
) -> None:
    (tmp_path / "scripts" / "xx").mkdir(parents=True)
    (tmp_path / "scripts" / "xx" / "broken.md").write_text("Title: Broken\n")
    config = tmp_path / "settings.toml"
    config.write_text(f'them = "night"\nlanguage = 7\nmodel = "{tmp_path}"\nscripts = ["{tmp_path / "scripts"}"]\n')
    for device in ("microphone", "loudspeaker"):
        card.unplug(device)
    with live_kiosk(card, tmp_path, "--windowed", "--config", str(config)) as kiosk:
        kiosk.wait_for(
            "Did you mean “theme”?",
            "language has to be",
            "broken.md",
            f"{tmp_path} lacks",
            "no microphone was found",
            "no loudspeaker was found",
            "recogniser: works",
        )
        card.plug("microphone")
        kiosk.wait_for("microphone: works", seconds=5)
        assert kiosk.stop() == 0
