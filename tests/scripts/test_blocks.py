"""What belongs together over several lines: what is repeated, and what was recorded."""

import pytest

from kiosk.core.script import Answer, Ask, End, Next, Pause, Recording, Say
from kiosk.scripts.parser import parse
from kiosk.scripts.surroundings import Surroundings
from tests.scripts.test_parser import HEADER, steps_of

ANYTHING = Surroundings(lambda _: 1.0)
"""Every recording is there."""


def test_what_is_repeated_is_there_as_often_as_it_says() -> None:
    expected = (Say("Sit."), *(Say("Rest."), Pause(4.0)) * 3, Say("Bye."))
    assert expected == steps_of("Sit.\n[repeat 3 times]\nRest.\n[pause 4]\n[end repeat]\nBye.\n")


def test_a_question_can_be_repeated_and_left_from_within() -> None:
    ask = Ask("More?", (Answer(("yes",), Next()), Answer(("no",), End())), 30.0, Next())
    assert (ask, ask, Say("Bye.")) == steps_of("[repeat 2 times]\nMore?\n- yes: next\n- no: end\n[end repeat]\nBye.")


def test_a_list_below_what_is_repeated_is_spoken() -> None:
    expected = (Say("Sit."), Say("Sit."), Say("Rest your hands."))
    assert expected == steps_of("[repeat 2 times]\nSit.\n[end repeat]\n- Rest your hands.\n")


def test_a_circle_through_what_is_repeated_is_found_once() -> None:
    text = HEADER + "## A\n[repeat 3 times]\nNow?\n- yes: go to A\n- no: repeat\n[end repeat]\nSit."
    assert [(7, "Now?")] == [(found.line, found.words) for found in parse(text, "try", "en", advise=False).findings]


def test_a_recording_is_of_one_paragraph() -> None:
    expected = (Say("Sit. Rest.", Recording("welcome.ogg", 12.5)), Say("Bye."))
    assert expected == steps_of("[voice welcome.ogg]\nSit.\nRest.\n\nBye.")


def test_a_list_below_a_recording_is_spoken_by_the_kiosk() -> None:
    expected = (Say("Try this.", Recording("welcome.ogg", 12.5)), Say("Rest your hands."))
    assert expected == steps_of("[voice welcome.ogg]\nTry this.\n- Rest your hands.")


@pytest.mark.parametrize("name", ["../a.wav", "/a.wav", "en/a.wav", "en\\a.wav", ".a.wav", "C:a.wav"])
def test_a_recording_is_named_without_a_folder(name: str) -> None:
    findings = parse(f"{HEADER}[voice {name}]\nSit.", "try", "en", ANYTHING, advise=False).findings
    assert ["This is not the name of a file beside this script."] == [found.message for found in findings]


@pytest.mark.parametrize("name", ["a.mp3", "a.wav.exe", "wav.txt"])
def test_a_recording_is_named_as_one_of_the_three_kinds(name: str) -> None:
    findings = parse(f"{HEADER}[voice {name}]\nSit.", "try", "en", ANYTHING, advise=False).findings
    assert ["A recording is a WAV, FLAC or OGG file."] == [found.message for found in findings]
