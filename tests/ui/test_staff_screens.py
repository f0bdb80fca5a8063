"""What each screen of staff shows, and what its buttons mean."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from msgspec.structs import replace

from kiosk.core.messages import Act, Command, Intent
from kiosk.core.screen import Desk, Keyboard, Keypad, Look, Notice
from kiosk.ui.box import Box
from kiosk.ui.compose import compose
from kiosk.ui.layout import Page
from kiosk.ui.parts import Disc, Part, Run, Surface, Text
from kiosk.ui.touch import buttons
from tests.ui.staff_looks import LETTERS, PIN, SCRIPTS, STAFF, TYPING, desk

TALL = (720, 1280)


def intents(parts: tuple[Part, ...]) -> list[Intent | None]:
    return [button.intent for button in buttons(parts)]


def box_of(parts: tuple[Part, ...], intent: Intent) -> Box:
    return next(button.box for button in buttons(parts) if button.intent == intent)


def all_words(parts: tuple[Part, ...]) -> str:
    return " ".join(run.text for part in parts if isinstance(part, Text) for run in part.runs)


def run_of(parts: tuple[Part, ...], word: str) -> Run:
    return next(run for part in parts if isinstance(part, Text) for run in part.runs if run.text == word)


def surface(parts: tuple[Part, ...], fill: str) -> Surface:
    return next(part for part in parts if isinstance(part, Surface) and part.fill == fill and not part.intent)


# --- the desk -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", STAFF.values(), ids=STAFF.keys())
def test_no_screen_of_staff_has_the_listening_mark(page: Page, look: Look) -> None:
    assert Command.STAFF not in intents(compose(page, look))


def test_everything_can_be_touched_that_is_there_to_be_touched(page: Page) -> None:
    look = STAFF["scripts, pages"]
    assert isinstance(look.view, Desk)
    tabs = [tab.intent for tab in look.view.tabs]
    rows = [act for row in SCRIPTS for act in (Act("preview", row.title), Act("switch", row.title))]
    pages = [Act("page", "-"), Act("page", "+")]
    assert [*tabs, Act("add"), *pages, *rows] == intents(compose(page, look))


@pytest.mark.parametrize("size", [(1280, 720), TALL])
def test_the_tab_that_is_open_stands_out_and_the_one_that_locks_is_apart(page: Page, size: tuple[int, int]) -> None:
    there = replace(page, width=size[0], height=size[1])
    parts = compose(there, STAFF["scripts"])
    opened, other, lock = buttons(parts)[0], buttons(parts)[1], buttons(parts)[5]
    assert ("soft", "surface") == (opened.fill, other.fill)
    assert (600, 400) == (run_of(parts, "Scripts").weight, run_of(parts, "Settings").weight)
    assert ("muted", "ink") == (run_of(parts, "Lock").colour, run_of(parts, "Settings").colour)
    assert lock.box.y < opened.box.y


def test_tabs_are_at_the_left_of_a_wide_screen_and_above_on_a_tall_one(page: Page) -> None:
    wide, tall = (compose(there, STAFF["scripts"]) for there in (page, Page(*TALL, page.measure)))
    assert box_of(wide, Act("lock")).right < run_of(wide, "Box").x
    assert box_of(tall, Act("lock")).y > run_of(tall, "Box").y


def test_rows_stand_below_each_other_with_a_line_under_each(page: Page) -> None:
    parts = compose(page, STAFF["scripts"])
    lines = [part.box for part in parts if isinstance(part, Surface) and part.fill == "line" and part.box.height == 2]
    titles = [run_of(parts, word).y for word in ("Box", "Five", "Muscle", "Leaves")]
    assert titles == sorted(titles, reverse=True)
    assert [107.0] * 3 == [upper.y - lower.y for upper, lower in pairwise(lines)]


@pytest.mark.parametrize(("warns", "fill", "edge"), [(True, "warning", "warning_edge"), (False, "soft", "rim")])
def test_a_notice_that_warns_has_a_ground_of_its_own(page: Page, warns: bool, fill: str, edge: str) -> None:
    parts = compose(page, desk("Scripts", *SCRIPTS[:3], notice=Notice("There is a stick.", warns=warns)))
    assert edge == surface(parts, fill).edge


def test_a_notice_stands_between_the_title_and_the_rows(page: Page) -> None:
    parts = compose(page, STAFF["scripts, stick"])
    box = surface(parts, "warning").box
    (title, *_) = (part for part in parts if isinstance(part, Text) and part.px == 44)
    assert run_of(parts, "Box").y < box.y < box.top < title.ink.y


def test_a_long_finding_leaves_the_rows_their_room(page: Page) -> None:
    parts = compose(page, STAFF["scripts, hostile"])
    assert box_of(parts, Act("look")).top < surface(parts, "warning").box.y
    assert all(button.box.within(page.box) for button in buttons(parts))


def test_a_long_list_tells_which_page_this_is(page: Page) -> None:
    parts = compose(page, STAFF["scripts, pages"])
    assert box_of(parts, Act("page", "-")).right < run_of(parts, "1").x < box_of(parts, Act("page", "+")).x
    assert "1 of 7" in all_words(parts)
    assert "1 of 7" not in all_words(compose(page, STAFF["scripts"]))


def test_a_chart_stands_above_the_rows_and_leaves_them_their_room(page: Page) -> None:
    parts = compose(page, STAFF["use"])
    bars = [part.box for part in parts if isinstance(part, Surface) and part.fill == "primary"]
    assert 3 == len(bars)
    assert run_of(parts, "Box").y < min(bar.y for bar in bars)


def test_more_buttons_than_have_room_beside_each_other_stand_in_two_rows(page: Page) -> None:
    corner = tuple(replace(SCRIPTS[0].buttons[0], label=f"A button with a long label {n}") for n in range(3))
    parts = compose(Page(800, 480, page.measure, 1.5), desk("Health", corner=corner))
    boxes = [button.box for button in buttons(parts) if button.intent == corner[0].intent]
    assert 1 < len({box.y for box in boxes})
    assert all(box.within(Box(0, 0, 800, 480)) for box in boxes)


# --- the keys for a PIN -------------------------------------------------------------------------------


@pytest.mark.parametrize(("filled", "pale"), [(0, 4), (3, 1), (4, 0), (8, 0)])
def test_a_dot_is_filled_for_each_digit(page: Page, filled: int, pale: int) -> None:
    parts = compose(page, Look(replace(PIN, filled=filled), STAFF["pin"].mark))
    fills = [part.fill for part in parts if isinstance(part, Disc)]
    assert (filled, pale, pale) == tuple(fills.count(fill) for fill in ("primary", "edge", "surface"))


def keys_of(parts: tuple[Part, ...]) -> list[Surface]:
    """All keys, which stand after the buttons in the corner."""
    return buttons(parts)[1:]


def test_keys_but_for_the_one_that_leads_on_may_act_again_at_once(page: Page) -> None:
    keys = keys_of(compose(page, STAFF["pin"]))
    assert [key.intent != Act("enter") for key in keys] == [key.quick for key in keys]


def test_the_keys_are_in_rows_of_three(page: Page) -> None:
    keys = keys_of(compose(page, STAFF["pin"]))
    assert [key.intent for key in PIN.keys] == [key.intent for key in keys]
    assert (3, 4) == (len({key.box.x for key in keys}), len({key.box.y for key in keys}))


def test_while_no_try_is_taken_there_may_be_no_keys(page: Page) -> None:
    view = Keypad("For staff", "You can try again in 30 seconds.", 0, (), PIN.corner)
    assert [Command.BACK] == intents(compose(page, Look(view, STAFF["pin"].mark)))


# --- the keyboard -------------------------------------------------------------------------------------


def cursor(parts: tuple[Part, ...]) -> Box:
    return surface(parts, "primary").box


def typing(page: Page, value: str) -> tuple[Part, ...]:
    return compose(page, Look(replace(TYPING, value=value), STAFF["keyboard"].mark))


def test_every_key_is_there_and_each_letter_is_as_wide_as_the_others(page: Page) -> None:
    keys = keys_of(compose(page, STAFF["keyboard"]))
    assert [key.intent for row in LETTERS for key in row] == [key.intent for key in keys]
    widths = {key.box.width for key, button in zip(keys, chain(*LETTERS), strict=True) if len(button.label) == 1}
    assert 1 == len({round(width, 3) for width in widths})


def test_a_row_with_words_fills_the_width(page: Page) -> None:
    row = [button.box for button in buttons(compose(page, STAFF["keyboard"]))][-5:]
    assert (24, 1256) == (row[0].x, round(row[-1].right, 6))


def test_the_cursor_stands_behind_what_was_typed_blanks_too(page: Page) -> None:
    xs = [cursor(typing(page, value)).x for value in ("", "Lake", "Lake ", "Lake  ", "Lake  s")]
    assert xs == sorted(xs)
    assert 5 == len(set(xs))


def test_of_a_long_text_the_end_is_seen(page: Page) -> None:
    parts = typing(page, 60 * "word " + "last")
    assert run_of(parts, "last").x < cursor(parts).x
    typed = [run.text for part in parts if isinstance(part, Text) for run in part.runs if run.y > 500]
    assert any(text.startswith("…") for text in typed)


def test_without_keys_there_is_still_what_was_typed(page: Page) -> None:
    view = Keyboard("Name", "", "Lakeside", ())
    assert "Lakeside" in all_words(compose(page, Look(view, STAFF["keyboard"].mark)))
