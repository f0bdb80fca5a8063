"""Which voice renders, and what is kept."""

import os
from pathlib import Path

import pytest

from kiosk.devices.renderer import Renderer, RendererLostError, RenderError
from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order, Speaker, recorded, speakers
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import AWAY_SECONDS, PLAIN_WORD, Studio, open_studio
from tests.devices.narrator import babble, write
from tests.devices.speech import ESPEAK, HIBARI, OTHER_TOY, TOY, facts, tone

BEST, OTHER = TOY, OTHER_TOY


class ScriptedRenderer(Renderer):
    """Renders tones, except by voices that are out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.rendered: list[tuple[str, Speaker]] = []
        self.lost: set[Speaker] = set()
        self.complaining: set[Speaker] = set()

    def render(self, order: Order) -> Rendering:
        self.rendered.append((order.text, order.speaker))
        if order.speaker in self.lost:
            raise RendererLostError(f"{order.speaker.version} is lost.")
        if order.speaker in self.complaining:
            raise RenderError(f"{order.speaker.version} complains.")
        return tone(int(order.speaker.version.split()[0]))


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def voices(language: str) -> tuple[Speaker, ...]:
    return (BEST, OTHER) if language == "en" else (OTHER,)


@pytest.fixture
def renderer() -> ScriptedRenderer:
    return ScriptedRenderer()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def studio(tmp_path: Path, renderer: ScriptedRenderer, clock: Clock) -> Studio:
    return Studio(SpeechCache(tmp_path / "cache"), renderer, voices, now=clock)


def test_english_is_spoken_by_hibari_and_all_else_by_espeak() -> None:
    drivers = {language: [speaker.driver for speaker in speakers(language)] for language in ("en", "en-GB", "es", "xx")}

    assert drivers == {"en": [HIBARI, ESPEAK], "en-GB": [HIBARI, ESPEAK], "es": [ESPEAK], "xx": [ESPEAK]}
    assert all(speaker.version for language in drivers for speaker in speakers(language))


def test_spanish_is_spoken_as_in_latin_america_unless_another_country_is_named() -> None:
    assert [speakers(language)[0].voice for language in ("es", "es-MX", "fr")] == ["es-419", "es-MX", "fr"]


def test_the_best_voice_renders_and_its_rendering_is_kept(studio: Studio, renderer: ScriptedRenderer) -> None:
    assert (studio.find("a", "en"), studio.has("a", "en")) == (None, False)
    made = [facts(studio.make("a", "en")) for _ in range(2)]
    found = studio.find("a", "en")

    assert found is not None
    assert [*made, facts(found)] == [facts(tone(1))] * 3
    assert studio.has("a", "en")
    assert renderer.rendered == [("a", BEST)]


def test_another_voice_stands_in_for_one_that_complains_of_a_text(studio: Studio, renderer: ScriptedRenderer) -> None:
    renderer.complaining = {BEST}
    assert facts(studio.make("a", "en")) == facts(tone(2))
    renderer.complaining = set()
    assert facts(studio.make("b", "en")) == facts(tone(1))


def test_another_pace_and_the_simplest_voice_can_be_chosen_at_any_time(
    studio: Studio, renderer: ScriptedRenderer
) -> None:
    studio.make("Rest.", "en")
    studio.change(160, natural=False)
    studio.make("Rest.", "en")
    studio.change(150, natural=True)
    studio.make("Rest.", "en")
    assert renderer.rendered == [("Rest.", BEST), ("Rest.", OTHER), ("Rest.", BEST)]


def test_what_stood_in_is_not_taken_for_the_best_voice(studio: Studio, renderer: ScriptedRenderer) -> None:
    renderer.complaining = {BEST}
    studio.make("a", "en")

    assert studio.find("a", "en") is None


def test_a_voice_that_is_lost_is_spared_for_a_while(studio: Studio, renderer: ScriptedRenderer, clock: Clock) -> None:
    renderer.lost = {BEST}
    studio.make("a", "en")
    studio.make("b", "en")
    clock.seconds += AWAY_SECONDS
    studio.make("c", "en")

    assert renderer.rendered == [("a", BEST), ("a", OTHER), ("b", OTHER), ("c", BEST), ("c", OTHER)]


def test_a_voice_that_was_lost_is_better_than_none(studio: Studio, renderer: ScriptedRenderer) -> None:
    renderer.lost = {BEST}
    studio.make("a", "en")
    renderer.lost, renderer.complaining = set(), {OTHER}

    assert facts(studio.make("b", "en")) == facts(tone(1))


def test_when_no_voice_renders_all_reasons_are_given(studio: Studio, renderer: ScriptedRenderer) -> None:
    renderer.lost, renderer.complaining = {BEST}, {OTHER}

    with pytest.raises(RenderError, match=r"^1 is lost\. 2 complains\.$"):
        studio.make("a", "en")


def test_trying_out_renders_whatever_is_at_hand(studio: Studio, renderer: ScriptedRenderer) -> None:
    studio.make(PLAIN_WORD, "es")
    studio.try_out("es")

    assert renderer.rendered == [(PLAIN_WORD, OTHER)] * 2


def test_without_a_place_to_keep_them_renderings_are_made_each_time(tmp_path: Path, renderer: ScriptedRenderer) -> None:
    (tmp_path / "file").touch()
    studio = Studio(SpeechCache(tmp_path / "file"), renderer, voices)

    assert [facts(studio.make("a", "en")) for _ in range(2)] == [facts(tone(1))] * 2
    assert renderer.rendered == [("a", BEST)] * 2


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write(tmp_path / "well.wav", babble(0.5))


def asked(renderer: ScriptedRenderer) -> list[str]:
    """Who was asked to render, in order."""
    return [speaker.title for _, speaker in renderer.rendered]


def test_a_recording_is_better_than_any_voice(studio: Studio, renderer: ScriptedRenderer, recording: Path) -> None:
    renderer.lost = {BEST, OTHER}
    made = [facts(studio.make("a", "en", str(recording))) for _ in range(2)]

    assert made == [facts(tone(1))] * 2
    assert asked(renderer) == ["The recording well.wav"]
    assert (studio.has("a", "en", str(recording)), studio.has("a", "en")) == (True, False)


def test_a_recording_is_known_by_its_content_and_its_text(
    studio: Studio, renderer: ScriptedRenderer, recording: Path, tmp_path: Path
) -> None:
    studio.make("a", "en", str(recording))
    assert not studio.has("b", "en", str(recording))

    write(tmp_path / "other.wav", babble(0.5, seed=1)).replace(recording)
    assert not studio.has("a", "en", str(recording))
    write(recording, babble(0.5))
    assert studio.has("a", "en", str(recording))
    assert asked(renderer) == ["The recording well.wav"]


def test_the_pace_of_the_voice_is_nothing_to_a_recording(
    tmp_path: Path, renderer: ScriptedRenderer, recording: Path
) -> None:
    slow, fast = (Studio(SpeechCache(tmp_path), renderer, voices, words_a_minute=pace) for pace in (120, 160))
    slow.make("a", "en", str(recording))

    assert fast.has("a", "en", str(recording))


def test_a_voice_stands_in_for_a_recording_that_cannot_be_played(
    studio: Studio, renderer: ScriptedRenderer, recording: Path, caplog: pytest.LogCaptureFixture
) -> None:
    renderer.complaining = {recorded(recording)}

    assert facts(studio.make("a", "en", str(recording))) == facts(tone(1))
    assert asked(renderer) == ["The recording well.wav", "The voice toy_driver"]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert studio.has("a", "en")
    assert not studio.has("a", "en", str(recording))


def test_a_voice_stands_in_for_a_recording_that_is_not_there(
    studio: Studio, renderer: ScriptedRenderer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    for name in ("gone.wav", "pipe.wav"):
        assert facts(studio.make("a", "en", str(tmp_path / name))) == facts(tone(1))

    assert asked(renderer) == ["The voice toy_driver"]
    assert caplog.messages == [
        f"The recording {tmp_path / 'gone.wav'} cannot be read: No such file or directory",
        f"The recording {tmp_path / 'pipe.wav'} cannot be read: It is not a file",
    ]


def test_a_real_voice_stands_in_for_one_that_hangs(tmp_path: Path) -> None:
    espeak = Speaker(ESPEAK, "en-us", "")
    renderer = Renderer(rendering_seconds=0.5)
    studio = Studio(SpeechCache(tmp_path), renderer, lambda _: (TOY, espeak))
    assert studio.make("Hello.", "en").rate == 8000
    assert studio.make("hang", "en").rate == 22_050
    assert studio.make("Hello again.", "en").rate == 22_050
    studio.rest()


def test_the_studio_of_the_kiosk_loads_nothing_until_it_is_needed(tmp_path: Path) -> None:
    studio = open_studio(tmp_path / "cache")
    studio.rest()
    studio.close()

    assert list(tmp_path.iterdir()) == []
