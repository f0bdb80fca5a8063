"""Our pyttsx3 drivers, with the real voices."""

import json
import random
import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import hibari as library
import numpy as np
import pytest
import pyttsx3
import vosk

import kiosk
from kiosk.devices.drivers import engine_of, espeak, hibari, render
from kiosk.devices.rendering import LEAD_SECONDS, LOUDNESS, TAIL_SECONDS, Rendering, Sound, audible
from tests.devices.speech import ENGLISH, ESPEAK, HIBARI, ODD, SPANISH, facts

MODEL = Path(kiosk.__file__).parent / "models" / "kiosk-en-compact"
VOICES = [(HIBARI, "heart", ENGLISH), (ESPEAK, "en-us", ENGLISH), (ESPEAK, "es-419", SPANISH)]


@cache
def rendered(driver: str, voice: str, text: str) -> Rendering:
    return render(driver, voice, 145, text)


@pytest.mark.parametrize("text", [*ODD, *ENGLISH[:3]])
@pytest.mark.parametrize(("driver", "voice"), [(HIBARI, "heart"), (ESPEAK, "en-us"), (ESPEAK, "es-419")])
def test_there_is_one_time_for_each_word_never_descending(driver: str, voice: str, text: str) -> None:
    rendering = rendered(driver, voice, text)

    assert len(rendering.words) == len(text.split())
    assert list(rendering.words) == sorted(rendering.words)
    assert rendering.words[0] == LEAD_SECONDS
    assert rendering.words[-1] < rendering.seconds


@pytest.mark.parametrize("text", SPANISH)
def test_accents_do_not_shift_word_times(text: str) -> None:
    places = {word.start() for word in re.finditer(r"\S+", text)}
    marked = {mark.location for mark in espeak.synthesise(text, "es-419", 145).marks}

    assert marked - places == set()
    assert len(marked) >= len(places) - 2  # espeak-ng says some short words as one with the next


@pytest.mark.parametrize("text", ["Five, four, three, two, one.", "Arms, hands, shoulders, neck, face, eyes."])
@pytest.mark.parametrize(("driver", "voice"), [(HIBARI, "heart"), (ESPEAK, "en-us")])
def test_a_word_after_a_comma_begins_within_60_ms_of_its_sound(driver: str, voice: str, text: str) -> None:
    rendering = rendered(driver, voice, text)

    assert all(silent_shortly_before(rendering, seconds) for seconds in rendering.words[1:])


def silent_shortly_before(rendering: Rendering, seconds: float, within: float = 0.06) -> bool:
    """Whether there are 10 quiet milliseconds in the 60 before."""
    begin, end = (max(round(at * rendering.rate), 0) for at in (seconds - within, seconds))
    size = rendering.rate // 100
    quiet = 0.02 * np.abs(rendering.samples).max()
    return any(np.abs(rendering.samples[at : at + size]).max() < quiet for at in range(begin, end, size))


def test_nine_in_ten_words_of_hibari_begin_within_60_ms_of_where_a_recogniser_hears_them() -> None:
    differences: list[float] = []
    for text in ENGLISH:
        rendering = rendered(HIBARI, "heart", text)
        differences += [abs(seconds - rendering.words[word]) for word, seconds in recognised(rendering, text).items()]

    assert len(differences) > 80
    assert np.quantile(differences, 0.9) <= 0.06


def recognised(rendering: Rendering, text: str) -> dict[int, float]:
    """Where a recogniser that knows the text hears its words begin, by their numbers; without the first."""
    recogniser = vosk.KaldiRecognizer(model(), rendering.rate, json.dumps([plain(text)]))
    recogniser.SetWords(True)
    recogniser.AcceptWaveform((np.pad(rendering.samples, (0, rendering.rate)) * 32767).astype("<i2").tobytes())
    result = json.loads(recogniser.FinalResult()).get("result", [])
    blocks = SequenceMatcher(None, plain(text).split(), [word["word"] for word in result]).get_matching_blocks()
    pairs = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    return {word: result[number]["start"] for word, number in pairs if word}


def plain(text: str) -> str:
    return re.sub(r"[^a-z' ]", "", text.lower())


@cache
def model() -> vosk.Model:
    vosk.SetLogLevel(-1)
    return vosk.Model(str(MODEL))


@pytest.mark.parametrize(("driver", "voice", "texts"), VOICES)
def test_the_pace_inside_sentences_is_140_to_150_words_a_minute(
    driver: str, voice: str, texts: tuple[str, ...]
) -> None:
    renderings = [rendered(driver, voice, text) for text in texts]
    minutes = sum(rendering.seconds - LEAD_SECONDS - TAIL_SECONDS for rendering in renderings) / 60

    assert 140 <= sum(len(text.split()) for text in texts) / minutes <= 150


@pytest.mark.parametrize(("driver", "voice", "texts"), VOICES)
def test_all_voices_are_equally_loud(driver: str, voice: str, texts: tuple[str, ...]) -> None:
    for text in texts:
        samples = rendered(driver, voice, text).samples
        frames = np.sqrt(np.mean(np.square(samples[: len(samples) // 500 * 500].reshape(-1, 500)), axis=1))
        loud = frames[frames > frames.max() / 10]

        assert 20 * np.log10(np.sqrt(np.mean(np.square(loud))) / LOUDNESS) == pytest.approx(0.0, abs=1.0)


def test_hibari_always_gives_the_same_samples_for_the_same_text() -> None:
    texts = random.sample(ENGLISH, 3)
    again = {text: facts(render(HIBARI, "heart", 145, text)) for text in texts}

    assert again == {text: facts(rendered(HIBARI, "heart", text)) for text in texts}


def test_hibari_sounds_as_its_makers_meant_it_to() -> None:
    own = library.Hibari()(ENGLISH[1], hibari.speed(145), seed=0)
    sound = hibari.synthesise(ENGLISH[1], "heart", 145)

    assert np.array_equal(sound.samples[audible(sound.samples, sound.rate)], own[audible(own, 24_000)])


def test_a_sentence_that_is_too_long_for_hibari_is_spoken_in_parts() -> None:
    text = ", ".join(["and then we breathe in, and then we breathe out"] * 12)
    rendering = rendered(HIBARI, "heart", text)

    assert len(rendering.words) == 120
    assert rendering.seconds == pytest.approx(120 / 145 * 60, rel=0.3)


def test_hibari_keeps_words_apart_that_are_read_in_another_way() -> None:
    text = "Walk 5 km, or 25% more. Don’t hurry."
    places = [mark.location for mark in hibari.synthesise(text, "heart", 145).marks]

    assert places == [0, 5, 7, 11, 14, 18, 24, 30]


def test_hibari_takes_only_the_voice_in_its_package() -> None:
    with pytest.raises(ValueError, match="no voice 'emma' in its package"):
        render(HIBARI, "emma", 145, "Hello.")


def test_espeak_takes_a_language_as_it_is_spoken_anywhere() -> None:
    assert render(ESPEAK, "es-MX", 145, "Hola.").seconds == render(ESPEAK, "es", 145, "Hola.").seconds


def test_espeak_says_which_language_it_does_not_speak() -> None:
    with pytest.raises(ValueError, match="no voice for 'xx'"):
        render(ESPEAK, "xx", 145, "Hello.")


def test_a_driver_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="no voice"):
        render(ESPEAK, "xx", 145, "Hello.")

    assert render(ESPEAK, "en-us", 145, "Hello.").samples.any()


def test_an_empty_text_is_a_short_silence() -> None:
    rendering = render(ESPEAK, "en-us", 145, " ")

    assert (bool(rendering.samples.any()), rendering.words) == (False, ())


def test_pyttsx3_knows_the_driver_by_its_name() -> None:
    assert engine_of(ESPEAK) is pyttsx3.init("kiosk_espeak")


def test_pyttsx3_tells_of_each_word_and_of_the_end() -> None:
    engine = engine_of(ESPEAK)
    told: list[object] = []
    tokens = [
        engine.connect("started-utterance", lambda **utterance: told.append(utterance["name"])),
        engine.connect("started-word", lambda name, location, length: told.append((name, location, length))),
        engine.connect("finished-utterance", lambda name, completed: told.append((name, completed))),
    ]
    engine.setProperty("voice", "en-us")
    engine.say("Breathe in.", "first")
    engine.runAndWait()
    for token in tokens:
        engine.disconnect(token)

    assert told == ["first", ("first", 0, 7), ("first", 8, 3), ("first", True)]
    assert isinstance(engine.getProperty("sound"), Sound)


def test_several_utterances_before_one_run_are_all_rendered() -> None:
    engine = engine_of(ESPEAK)
    finished: list[str] = []
    token = engine.connect("finished-utterance", lambda **utterance: finished.append(utterance["name"]))
    engine.setProperty("voice", "en-us")
    engine.say("One.", "one")
    engine.say("Two.", "two")
    engine.runAndWait()
    engine.disconnect(token)

    assert finished == ["one", "two"]


def test_a_driver_has_the_properties_that_it_has() -> None:
    engine = engine_of(ESPEAK)

    with pytest.raises(KeyError):
        engine.getProperty("colour")
