"""That the voices take as long for the exercises as the core works out, which knows nothing of voices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.speech import spoken_seconds
from kiosk.devices.renderer import Renderer
from kiosk.devices.studio import Studio, open_studio
from tests.bench.pace import PATIENCE, rendered_seconds, texts_of
from tests.end_to_end.rehearsing import LIBRARY

EXERCISES = [("en", "five-senses"), ("en", "a-small-no"), ("es", "five-senses")]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    studio = open_studio(tmp_path, renderer=Renderer(PATIENCE, PATIENCE))
    yield studio
    studio.close()
    studio.rest()


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("language", "name"), EXERCISES)
def test_the_speech_of_an_exercise_takes_as_long_as_is_worked_out(studio: Studio, language: str, name: str) -> None:
    (script,) = (script for script in LIBRARY if (script.language, script.id) == (language, name))
    texts = list(texts_of(script))
    rendered = sum(rendered_seconds(studio, text, language) for text in texts)
    assert sum(spoken_seconds(text, language) for text in texts) == pytest.approx(rendered, rel=0.05)
