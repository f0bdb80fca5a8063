from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.theme import BODY
from kiosk.ui.typeset import Weight, balance_lines, break_lines, set_text, word_width, words


def ten_each(text: str, weight: Weight, _px: int) -> float:
    """Letters ten pixels wide, and twelve where they are strong."""
    return len(text) * (12.0 if weight == 600 else 10.0)


def lines(text: str, limit: float) -> list[str]:
    block = set_text(text, BODY, 20, limit, ten_each)
    return [" ".join("".join(piece for piece, _ in word) for word in line) for line in block.lines]


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
    assert 6 * 12 + 10 == word_width((("“stop”", True), (".", False)), 400, 20, ten_each)


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
