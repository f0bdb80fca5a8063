"""How lettering grows with the chosen text size."""

from __future__ import annotations

import pytest

from kiosk.ui import theme
from kiosk.ui.theme import Face

FACES = {name: face for name, face in vars(theme).items() if isinstance(face, Face)}
READ = (
    "BODY",
    "LEAD",
    "CAPTION",
    "HINT",
    "STRONG_HINT",
    "NARROW_HINT",
    "BUTTON",
    "LARGE_BUTTON",
    "ANSWER",
    "NAME",
    "NOTE",
)

every_face = pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())


@pytest.mark.parametrize(("text_size", "larger"), [(1.25, 1.1), (1.5, 1.25)])
@pytest.mark.parametrize("name", READ)
def test_larger_text_is_larger_even_at_its_least(name: str, text_size: float, larger: float) -> None:
    assert FACES[name].least_at(text_size) >= larger * FACES[name].size


@every_face
def test_larger_text_never_becomes_smaller(face: Face) -> None:
    for size in (face.size_at, face.least_at):
        assert size(1.0) < size(1.25) < size(1.5)


@every_face
def test_the_least_size_is_never_above_the_nominal_one(face: Face) -> None:
    assert all(face.least_at(text_size) <= face.size_at(text_size) for text_size in (1.0, 1.25, 1.5))


@every_face
def test_the_usual_text_size_changes_nothing(face: Face) -> None:
    assert (face.size, face.least) == (face.size_at(1.0), face.least_at(1.0))


def test_large_type_grows_less() -> None:
    assert (48.0, 91.2) == (FACES["BODY"].size_at(1.5), round(FACES["DISPLAY"].size_at(1.5), 1))
