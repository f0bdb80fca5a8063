from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.fonts import Weight
from kiosk.ui.theme import BODY
from kiosk.ui.typeset import Block, balance_lines, break_lines, set_text, words


def ten_each(text: str, weight: Weight, _px: int) -> float:
    """Letters ten pixels wide, and twelve where they are strong."""
    return len(text) * (12.0 if weight == 600 else 10.0)


def lines(text: str, limit: float) -> list[str]:
    block = set_text(text, BODY, 20, limit, ten_each)
    return [in_order_of_reading(block, row) for row in range(len(block.lines))]


def in_order_of_reading(block: Block, row: int) -> str:
    by_word = groupby(block.lines[row], lambda piece: piece.word)
    return " ".join("".join(piece.text for piece in pieces) for _, pieces in by_word)


def from_the_left(text: str) -> list[str]:
    """The pieces of a text as they stand on its only line."""
    (line,) = set_text(text, BODY, 20, float("inf"), ten_each).lines
    return [piece.text for piece in sorted(line, key=lambda piece: piece.x)]


def test_words_in_curly_quotes_are_strong() -> None:
    assert [(("say", False),), (("“six”", True),)] == words("say “six”")


def test_each_word_of_a_quoted_phrase_is_strong() -> None:
    assert [(("“say", True),), (("that", True),), (("again”", True),)] == words("“say that again”")


def test_what_follows_a_quote_stays_with_it_and_is_plain() -> None:
    assert [(("“stop”", True), (".", False))] == words("“stop”.")


def test_a_quote_that_is_not_closed_is_plain_enough_to_read() -> None:
    assert "“open quote" == " ".join("".join(piece for piece, _ in word) for word in words("“open quote"))


def test_no_text_has_no_words_and_no_height() -> None:
    block = set_text("", BODY, 20, 100, ten_each)
    assert ((), 0.0, 0.0) == (block.lines, block.width, block.height)


def test_a_word_is_as_wide_as_its_pieces() -> None:
    assert 6 * 12 + 10 == set_text("“stop”.", BODY, 20, 100, ten_each).width


def test_words_stand_a_blank_apart() -> None:
    (line,) = set_text("one “two” 3", BODY, 20, 1000, ten_each).lines
    assert [("one", 0), ("“two”", 40), ("3", 110)] == [(piece.text, piece.x) for piece in line]


def test_words_that_run_from_right_to_left_stand_from_right_to_left() -> None:
    assert ["المقعد", "على", "يديك", "ضع"] == from_the_left("ضع يديك على المقعد")


def test_numbers_and_words_in_latin_keep_their_order_among_them() -> None:
    assert ["ثوان", "4", "مرات،", "very", "calm", "12", "قل"] == from_the_left("قل very calm 12 مرات، 4 ثوان")


def test_two_numbers_in_a_row_stand_from_right_to_left() -> None:
    assert ["13", "12", "من"] == from_the_left("من 12 13")


def test_a_name_in_arabic_keeps_its_order_within_a_sentence_in_latin() -> None:
    assert ["Ask", "الدين", "نور", "today."] == from_the_left("Ask نور الدين today.")


def test_a_full_stop_belongs_to_the_sentence_it_ends() -> None:
    assert ["Ask", "مريم", "."] == from_the_left("Ask مريم.")
    assert ["نعم."] == from_the_left("نعم.")


@pytest.mark.parametrize(("text", "rtl"), [("نعم or no", True), ("12 نعم", True), ("yes, نعم", False), ("12", False)])
def test_a_paragraph_runs_as_its_first_letter_does(text: str, rtl: bool) -> None:
    assert rtl is set_text(text, BODY, 20, 100, ten_each).rtl


def test_lines_are_as_even_as_they_come() -> None:
    assert ["one two", "three four"] == lines("one two three four", 140)


def test_a_word_longer_than_the_line_stands_alone_unbroken() -> None:
    assert ["a", "wonderfully", "b"] == lines("a wonderfully b", 50)


def test_a_line_without_limit_is_one_line() -> None:
    assert ["one two three four"] == lines("one two three four", float("inf"))


def test_the_height_is_that_of_all_lines() -> None:
    assert 2 * 20 * BODY.pitch == set_text("one two three four", BODY, 20, 140, ten_each).height


SOME_WIDTHS = st.lists(st.floats(1, 200), min_size=1, max_size=30)


@given(widths=SOME_WIDTHS, limit=st.floats(1, 500))
def test_breaking_keeps_all_words_in_order(widths: list[float], limit: float) -> None:
    for broken in (break_lines(widths, 5, limit), balance_lines(widths, 5, limit)):
        assert list(range(len(widths))) == [index for line in broken for index in line]


@given(widths=SOME_WIDTHS, limit=st.floats(1, 500))
def test_balancing_needs_no_more_lines_and_fits_where_breaking_fits(widths: list[float], limit: float) -> None:
    broken, balanced = break_lines(widths, 5, limit), balance_lines(widths, 5, limit)

    def widest(lines: list[range]) -> float:
        return max(sum(widths[i] for i in line) + 5 * (len(line) - 1) for line in lines)

    assert len(balanced) <= len(broken)
    assert widest(balanced) <= max(limit, *widths) + 1e-6
