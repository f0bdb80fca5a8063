from __future__ import annotations

from msgspec.structs import replace

from kiosk.ui.box import Box
from kiosk.ui.layout import (
    TIGHT,
    TOO_TIGHT,
    Page,
    Para,
    Room,
    column,
    gap,
    height_of,
    paragraph,
    shortened,
    tightness,
    trimmed,
)
from kiosk.ui.theme import BODY, TITLE, Face

BOX = Box(0, 0, 600, 400)


def test_lengths_grow_with_the_shorter_side(page: Page) -> None:
    assert (100.0, 150.0) == (page.px(100), replace(page, width=1080, height=1920).px(100))


def test_text_has_its_nominal_size_where_there_is_room(page: Page) -> None:
    assert 32 == paragraph(page, BOX, Para("Slow the breath", BODY)).px


def test_text_is_wrapped_before_it_is_shrunk(page: Page) -> None:
    text = paragraph(page, Box(0, 0, 200, 200), Para("Slow the breath, soften the body", BODY))
    assert 32 == text.px
    assert len({run.y for run in text.runs}) > 1


def test_text_is_shrunk_where_wrapping_is_not_enough(page: Page) -> None:
    text = paragraph(page, Box(0, 0, 300, 80), Para("Slow the breath, soften the body", BODY))
    assert BODY.least <= text.px < BODY.size


def test_text_goes_below_its_least_size_rather_than_out_of_its_box(page: Page) -> None:
    text = paragraph(page, Box(0, 0, 60, 60), Para("Immeasurably", BODY))
    assert text.px < BODY.least
    assert text.ink.within(text.box)


def test_the_texts_of_a_column_shrink_together(page: Page) -> None:
    paras = (Para("A title of some length", TITLE), Para("And a text of some length below it", BODY))
    roomy, _ = column(page, Box(0, 0, 400, 400), paras)
    (title, text), _ = column(page, Box(0, 0, 400, 190), paras)
    assert [62, 32] == [one.px for one in roomy]
    assert title.px < 62
    assert text.px < 32


def test_a_larger_text_size_makes_text_larger_and_its_least_size_too(page: Page) -> None:
    text = paragraph(replace(page, text_size=1.5), BOX, Para("Slow", BODY))
    assert (48, 40.0) == (text.px, text.least)


def test_gaps_shrink_with_the_texts_around_them_but_not_the_spaces_kept(page: Page) -> None:
    items = (Para("A title of some length", TITLE), gap(4), Room(80))
    heights = [column(page, Box(0, 0, 700, high), items)[0][0].box.y for high in (300, 180)]
    rooms = [column(page, Box(0, 0, 700, high), items)[1][0] for high in (300, 180)]
    assert heights[0] - rooms[0].top == 48
    assert 24 <= heights[1] - rooms[1].top < 48
    assert [80, 80] == [round(room.height, 6) for room in rooms]


def test_tightness_is_how_far_a_column_has_to_shrink(page: Page) -> None:
    paras = (Para("A title of some length", TITLE), Para("And a text of some length below it", BODY))
    steps = [tightness(page, Box(0, 0, 400, high), paras) for high in (400, 200, 190, 60)]
    assert sorted(steps) == steps
    assert 0 == steps[0]
    assert steps[2] < TOO_TIGHT <= steps[3]


def test_a_column_can_be_set_as_tight_as_another(page: Page) -> None:
    para = (Para("Slow", BODY),)
    sizes = [column(page, BOX, para, tight=tight)[0][0].px for tight in (0, 2, TIGHT)]
    assert [32, round(32 * 0.92), 25] == sizes


def test_the_height_of_a_column_is_that_of_its_lines_and_spaces(page: Page) -> None:
    assert 60 + round(32 * 1.4) == round(height_of(page, 600, (Para("Slow", BODY), Room(60))))


def test_a_column_stands_at_the_top_in_the_middle_or_at_the_bottom(page: Page) -> None:
    items = (Room(60), gap(1), Room(28))
    assert [
        [Box(0, 340, 600, 60), Box(0, 300, 600, 28)],
        [Box(0, 190, 600, 60), Box(0, 150, 600, 28)],
        [Box(0, 40, 600, 60), Box(0, 0, 600, 28)],
    ] == [column(page, BOX, items, upright)[1] for upright in ("top", "middle", "bottom")]


def test_lines_are_aligned_in_their_box(page: Page) -> None:
    face = Face(32, 32)
    width = page.measure("Slow", 400, 32)
    starts = {
        align: paragraph(page, BOX, Para("Slow", face, align=align)).runs[0].x for align in ("left", "centre", "right")
    }
    assert {"left": 0.0, "centre": (600 - width) / 2, "right": 600 - width} == starts


def test_a_paragraph_in_arabic_is_aligned_the_other_way(page: Page) -> None:
    (left, centre, right) = (
        paragraph(page, BOX, Para("نعم", Face(32, 32), align=align)) for align in ("left", "centre", "right")
    )
    width = page.measure("نعم", 400, 32)
    assert [600 - width, (600 - width) / 2, 0.0] == [text.runs[0].x for text in (left, centre, right)]


def test_strong_words_have_a_weight_and_a_colour_of_their_own(page: Page) -> None:
    text = paragraph(page, BOX, Para("Say “back” now", BODY, "muted"))
    assert [("Say", 400, "muted"), ("“back”", 600, "ink"), ("now", 400, "muted")] == [
        (run.text, run.weight, run.colour) for run in text.runs
    ]


# --- what has no room ---------------------------------------------------------------------------------

LONG = 30 * "Slow the breath and soften the body. "
NAME = 15 * "evening-wind-down-"


def fits(page: Page, box: Box, *paras: Para | Room) -> bool:
    return tightness(page, box, paras) < TOO_TIGHT


def test_what_has_room_is_left_as_it_is(page: Page) -> None:
    para = Para("Slow the breath", BODY)
    assert para == shortened(page, 600, 100, para)


def test_of_a_long_text_the_beginning_is_shown_and_that_there_is_more(page: Page) -> None:
    cut = shortened(page, 600, 100, Para(LONG, BODY))
    assert fits(page, Box(0, 0, 600, 100), cut)
    assert cut.text.endswith("…")
    assert LONG.startswith(cut.text.rstrip("…"))
    assert not fits(page, Box(0, 0, 600, 100), Para(LONG[: len(cut.text) + 3] + "…", BODY))


def test_or_its_end(page: Page) -> None:
    cut = shortened(page, 600, 100, Para(LONG.strip(), BODY), "end")
    assert fits(page, Box(0, 0, 600, 100), cut)
    assert cut.text.startswith("…")
    assert LONG.strip().endswith(cut.text.lstrip("…"))


def test_a_word_longer_than_a_line_is_cut_alone(page: Page) -> None:
    cut = shortened(page, 600, 100, Para(f"{NAME} line 3", BODY))
    first, *rest = cut.text.split()
    assert first.endswith("…")
    assert NAME.startswith(first.rstrip("…"))
    assert ["line", "3"] == rest


def test_where_there_is_no_room_at_all_only_that_there_is_something_is_shown(page: Page) -> None:
    assert "…" == shortened(page, 600, 5, Para("Slow the breath", BODY)).text


def test_of_a_column_each_paragraph_keeps_a_line(page: Page) -> None:
    box = Box(0, 0, 600, 110)
    title, text = trimmed(page, box, (Para(NAME, TITLE), Para(LONG, BODY)))
    assert isinstance(title, Para)
    assert isinstance(text, Para)
    assert fits(page, box, title, text)
    assert [True, True] == [part.text.endswith("…") and len(part.text) > 10 for part in (title, text)]
