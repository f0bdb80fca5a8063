"""The person whose muscles tense and let go."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from kiosk.core.screen import Figure, Region
from kiosk.ui.box import Box
from kiosk.ui.compose import compose
from kiosk.ui.figure import BODY, figure
from kiosk.ui.layout import Page
from kiosk.ui.parts import Arc, Disc, Part, Stroke, Text
from tests.ui.larger import MUSCLES, tensing

BOX = Box(48, 300, 1184, 384)
WHOLE = Figure("Tense", "1", 0.0, 0.0)


def drawn(page: Page, guide: Figure) -> tuple[Part, ...]:
    return tuple(figure(page, BOX, guide))


def muscles(parts: tuple[Part, ...]) -> list[Stroke | Disc]:
    """What is drawn in the colour of the parts of the body that it is about."""
    coloured = [part for part in parts if isinstance(part, Stroke | Disc)]
    return [part for part in coloured if (part.colour if isinstance(part, Stroke) else part.fill) == "primary"]


def breadths(page: Page, guide: Figure) -> list[float]:
    return [part.width if isinstance(part, Stroke) else 2 * part.radius for part in muscles(drawn(page, guide))]


def extent(part: Stroke | Disc) -> list[tuple[float, float, float]]:
    """The points it goes through, each with how far it reaches from there."""
    if isinstance(part, Disc):
        return [(part.x, part.y, part.radius)]
    return [(x, y, part.width / 2) for x, y in part.points]


def test_every_part_of_the_body_is_drawn() -> None:
    assert set(get_args(Region)) == {limb.region for limb in BODY}


@pytest.mark.parametrize(("regions", "pieces"), [(("face",), 1), (("hands",), 2), (("hands", "belly"), 3), ((), 12)])
def test_the_parts_it_is_about_stand_out_and_no_part_named_is_all_of_it(
    page: Page, regions: tuple[Region, ...], pieces: int
) -> None:
    assert pieces == len(muscles(drawn(page, replace(WHOLE, regions=regions))))


def test_the_parts_it_is_about_are_broader_than_the_others_even_when_loose(page: Page) -> None:
    (belly,) = breadths(page, replace(WHOLE, regions=("belly",)))
    others = drawn(page, replace(WHOLE, regions=("face",)))
    loose = [part.width for part in others if isinstance(part, Stroke) and part.colour == "soft"]
    assert belly > max(loose)


def test_muscles_are_the_broader_the_tenser_they_are(page: Page) -> None:
    loose, half, tense = (breadths(page, replace(MUSCLES, strain=strain)) for strain in (0.0, 0.5, 1.0))
    assert all(a < b < c for a, b, c in zip(loose, half, tense, strict=True))


def test_parts_it_is_not_about_never_change(page: Page) -> None:
    def others(strain: float) -> list[Part]:
        parts = drawn(page, replace(MUSCLES, strain=strain))
        return [part for part in parts if isinstance(part, Stroke) and part.colour in {"muted", "soft"}]

    assert others(0.0) == others(1.0)


def test_the_person_stays_within_the_circle_when_all_of_it_is_tense(page: Page) -> None:
    parts = drawn(page, replace(WHOLE, strain=1.0))
    (arc,) = (part for part in parts if isinstance(part, Arc))
    inside = arc.radius - arc.width / 2
    reach = [((x - arc.x) ** 2 + (y - arc.y) ** 2) ** 0.5 + r for part in muscles(parts) for x, y, r in extent(part)]
    assert max(reach) < inside


def test_the_arc_fills_with_the_phase(page: Page) -> None:
    arcs = [part for turn in (0.0, 0.5) for part in drawn(page, replace(WHOLE, arc=turn)) if isinstance(part, Arc)]
    assert [0.0, 0.5] == [arc.turn for arc in arcs]


@pytest.mark.parametrize(("size", "beside"), [((1280, 720), True), ((720, 1280), False)])
def test_the_word_and_the_count_stand_beside_it_or_on_a_tall_screen_below(
    page: Page, size: tuple[int, int], beside: bool
) -> None:
    parts = compose(replace(page, width=size[0], height=size[1]), tensing(MUSCLES))
    (arc,) = (part for part in parts if isinstance(part, Arc))
    texts = [part for part in parts if isinstance(part, Text) and part.runs[0].text in {"Tense", "4"}]
    assert 2 == len(texts)
    assert [beside] * 2 == [text.ink.x > arc.x + arc.radius for text in texts]
    assert [not beside] * 2 == [text.ink.top < arc.y - arc.radius for text in texts]
