"""Captions on their way, on a clock that is set by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.core.screen import Caption, Look
from kiosk.ui import start
from kiosk.ui.canvas import DRAWINGS, Layer
from kiosk.ui.captions import caption
from kiosk.ui.layout import Page
from kiosk.ui.parts import RollUp
from kiosk.ui.rolling import GLIDE_SECONDS, LineDrawing, RollUpDrawing, rows_rolled
from kiosk.ui.theme import NIGHT
from tests.ui.desk import Desk
from tests.ui.looks import BREATHING, LONG, PLAYER, SAID
from tests.ui.test_captions import BOX, NEXT

FRAME = 1 / 60
MOST_PX = 6
"""How far a word may move in a frame, on a screen of 1280×720."""


class Rolling:
    """A caption as it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drawing = RollUpDrawing()

    def show(self, words: tuple[str, ...], spoken: int, before: tuple[str, ...] = ()) -> None:
        (part,) = caption(self.page, BOX, Caption(words, spoken, before))
        self.drawing.show(part, NIGHT)

    def frame(self) -> dict[str, tuple[float, float]]:
        """Let a frame go by; return where each line is, by its text: height and opacity."""
        self.drawing.advance(FRAME)
        return self.seen()

    def seen(self) -> dict[str, tuple[float, float]]:
        drawn = [line for line in self.drawing.children if isinstance(line, LineDrawing)]
        return {" ".join(run.text for run in line.row): (line.y, line.opacity) for line in drawn}


@pytest.fixture
def rolling(page: Page) -> Rolling:
    return Rolling(page)


FIRST, SECOND, THIRD = (
    "Let the air come in through your nose,",
    "slow and easy, as deep as feels right.",
    "And let it go.",
)
FRAMES = range(round(GLIDE_SECONDS / FRAME) + 1)


def test_the_first_caption_is_there_at_once(rolling: Rolling) -> None:
    rolling.show(SAID, 0)
    upper, lower = rolling.seen().values()
    assert (1.0, 1.0) == (upper[1], lower[1])
    assert upper[0] > lower[0]


def test_lines_end_where_they_would_be_without_moving(rolling: Rolling, page: Page) -> None:
    rolling.show(SAID, len(SAID))
    rolling.show(NEXT, 1, SAID)
    for _ in FRAMES:
        rolling.frame()
    fresh = Rolling(page)
    fresh.show(NEXT, 1, SAID)
    assert fresh.seen() == rolling.seen()


def test_no_word_jumps(rolling: Rolling) -> None:
    """Whatever is said, however fast, no line moves more than a few pixels from one frame to the next."""
    seen: list[dict[str, tuple[float, float]]] = []
    for words, before in ((SAID, ()), (LONG, SAID), (NEXT, LONG)):
        for spoken in range(len(words) + 1):
            rolling.show(words, spoken, before)
            seen += [rolling.frame() for _ in range(4)]
    moved = [abs(new[line][0] - old[line][0]) for old, new in pairwise(seen) for line in old.keys() & new.keys()]
    assert 0 < max(moved) < MOST_PX


def test_what_comes_and_what_goes_does_so_gradually(rolling: Rolling) -> None:
    rolling.show(SAID, len(SAID))
    rolling.show(NEXT, 1, SAID)
    seen = [rolling.seen(), *(rolling.frame() for _ in FRAMES)]
    coming, going = ([line[text][1] for line in seen if text in line] for text in (THIRD, FIRST))
    assert (0.0, 1.0, 1.0) == (coming[0], coming[-1], going[0])
    assert sorted(coming) == coming
    assert sorted(going, reverse=True) == going
    assert max(abs(new - old) for each in (coming, going) for old, new in pairwise(each)) < 0.25
    assert {SECOND, THIRD} == set(seen[-1])


def test_the_word_being_said_can_be_seen_within_60_ms(rolling: Rolling) -> None:
    rolling.show(SAID, len(SAID))
    rolling.show(NEXT, 1, SAID)
    _, _, _, fourth = (rolling.frame() for _ in range(4))
    assert fourth[THIRD][1] > 0.7


def test_a_line_that_has_to_leave_before_it_has_come_goes_on_from_where_it_is(rolling: Rolling) -> None:
    rolling.show(LONG, 0)
    places = []
    for spoken in range(len(LONG) + 1):
        rolling.show(LONG, spoken)
        places.append(rolling.frame())
    moved = [abs(new[line][1] - old[line][1]) for old, new in pairwise(places) for line in old.keys() & new.keys()]
    assert max(moved) < 0.25


def test_where_nothing_is_to_move_lines_fade_in_their_places(page: Page) -> None:
    rolling = Rolling(replace(page, still=True))
    rolling.show(SAID, len(SAID))
    upper, lower = (line[0] for line in rolling.seen().values())
    rolling.show(NEXT, 1, SAID)
    seen = [rolling.frame() for _ in FRAMES]
    assert {upper, lower} == {y for lines in seen for y, _ in lines.values()}
    assert 0 < seen[2][THIRD][1] < 1
    assert {SECOND: (upper, 1.0), THIRD: (lower, 1.0)} == seen[-1]


def test_what_has_nothing_to_do_with_the_text_before_replaces_it_at_once(rolling: Rolling) -> None:
    rolling.show(SAID, 5)
    rolling.show(NEXT, 1)
    assert [(THIRD, 1.0)] == [(text, opacity) for text, (_, opacity) in rolling.seen().items()]


def test_a_sentence_said_again_moves_up_and_is_said_anew_below(rolling: Rolling) -> None:
    rolling.show(NEXT, len(NEXT))
    rolling.show(SAID, 1, NEXT)
    rolling.show(NEXT, len(NEXT), NEXT)
    rolling.frame()
    before = [line.y for line in rolling.drawing.lines]
    rolling.show(NEXT, 1, NEXT)
    assert 2 == len(before) == len(rolling.drawing.lines)
    assert [["ink"] * 4, ["lit", "ahead", "ahead", "ahead"]] == [
        [run.colour for run in line.row] for line in rolling.drawing.lines
    ]


def test_a_word_that_comes_back_is_another_one(rolling: Rolling) -> None:
    rolling.show(NEXT, 3)
    (old,) = [line.row for line in rolling.drawing.lines]
    rolling.show(NEXT, 2)
    (new,) = [line.row for line in rolling.drawing.lines]
    assert (None, 0) == (rows_rolled([old], [new]), rows_rolled([new], [old]))


def test_captions_are_drawn_by_what_rolls_them(page: Page) -> None:
    layer = Layer(NIGHT)
    layer.show(tuple(caption(page, BOX, Caption(SAID, 3))))
    assert (RollUpDrawing, RollUp) == (DRAWINGS[RollUp], type(layer.parts[0]))


def said(words: tuple[str, ...], spoken: int, before: tuple[str, ...] = ()) -> Look:
    return replace(PLAYER, view=replace(BREATHING, caption=Caption(words, spoken, before)))


def test_the_screen_moves_them_by_its_clock(desk: Desk) -> None:
    desk.screen.show(said(SAID, len(SAID)))
    heights = []
    for _ in FRAMES:
        desk.screen.show(said(NEXT, 1, SAID))
        heights.append(lines_on(desk)[0].y)
        desk.now += FRAME
    desk.screen.show(said(NEXT, 1, SAID))
    assert sorted(heights) == heights
    assert heights[0] < heights[5] < heights[-1]
    assert [line.goal for line in lines_on(desk)] == [line.y for line in lines_on(desk)]


def lines_on(desk: Desk) -> list[LineDrawing]:
    """The lines of the caption on the screen that is shown."""
    _, content = desk.screen.children[0].canvas.children
    return next(drawing.lines for drawing in content.children if isinstance(drawing, RollUpDrawing))


def test_a_screen_in_memory_shows_where_they_end_at_once(tmp_path: Path) -> None:
    moved, fresh = start.open_offscreen(), start.open_offscreen()
    moved.show(said(SAID, len(SAID)))
    moved.show(said(NEXT, 1, SAID))
    fresh.show(said(NEXT, 1, SAID))
    pictures = [tmp_path / "moved.png", tmp_path / "fresh.png"]
    for screen, picture in zip((moved, fresh), pictures, strict=True):
        screen.save(picture)
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
