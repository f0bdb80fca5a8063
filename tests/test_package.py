"""What is installed: the program, with everything it needs beside its code."""

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]


def python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603


def names_below(folder: Path, prefix: str) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {f"{prefix}/{file.relative_to(folder).as_posix()}" for file in files}


def test_the_wheel_holds_all_that_the_kiosk_is_made_of(tmp_path: Path) -> None:
    python("-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path))
    wheel = next(tmp_path.glob("*.whl"))
    made_of = names_below(ROOT / "kiosk", "kiosk") | names_below(ROOT / "audio_scripts", "kiosk/audio_scripts")

    assert set() == made_of - set(ZipFile(wheel).namelist())


def test_the_program_has_every_command_that_the_readme_names() -> None:
    named = set(re.findall(r"`kiosk (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    known = set(re.findall(r"\w+", python("-m", "kiosk", "--help")))

    assert set() == named - known
