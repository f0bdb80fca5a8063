"""How large things may become. What grows beyond has to be divided, by what it is about."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
CODE = sorted(ROOT.glob("kiosk/**/*.py"))
TESTS = sorted(ROOT.glob("tests/**/*.py"))

MEDIAN_FUNCTION, NINE_IN_TEN_FUNCTIONS, LONGEST_FUNCTION, LONGEST_FILE = 8, 25, 50, 300
"""In lines; a function's from its `def` to its end."""


def functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_functions_are_short() -> None:
    sizes = [size for file in CODE for _, size in functions(file)]

    assert median(sizes) <= MEDIAN_FUNCTION
    assert quantiles(sizes, n=10)[-1] <= NINE_IN_TEN_FUNCTIONS


def test_no_function_is_long() -> None:
    long = [(name, size) for file in CODE + TESTS for name, size in functions(file) if size > LONGEST_FUNCTION]

    assert [] == long


def test_no_file_is_long() -> None:
    long = [(str(file.relative_to(ROOT)), lines(file)) for file in CODE + TESTS if lines(file) > LONGEST_FILE]

    assert [] == long


def test_there_is_at_least_as_much_test_as_code() -> None:
    assert sum(map(lines, TESTS)) >= sum(map(lines, CODE))
