"""The rules of the whole repository. The layers themselves are listed in `pyproject.toml`."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

ADDRESSES = re.compile(r"[p]ypi\.org|[p]ythonhosted\.org|[d]eb\.debian\.org|[n]pmjs\.(com|org)|[-]-(extra-)?index-url")
PLACES = re.compile(r"(?<![\w.~-])/(home|Users|root|work|tmp)/\w")


def output_of(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files() -> list[Path]:
    """Every text file that is in the repository or could be added to it."""
    listed = output_of("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def targets_of_the_makefile() -> set[str]:
    return set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_imports_keep_to_the_layers() -> None:
    assert "0 broken" in output_of(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def test_no_file_names_the_address_of_a_package_index() -> None:
    assert [] == lines_with(ADDRESSES)


def test_no_file_names_a_place_on_one_persons_machine() -> None:
    assert [] == lines_with(PLACES)


def test_whatever_the_readme_says_to_make_can_be_made() -> None:
    said = set(re.findall(r"\bmake (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))

    assert set() == said - targets_of_the_makefile()
