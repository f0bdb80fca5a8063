"""`python -m tests.fuzz [--seconds N]`: tries to find a file that the reader of scripts cannot cope with.

Whatever is in a file, reading it ends soon, raises nothing and keeps its promises
(`tests/scripts/promises.py`). What breaks one is saved in a folder. It ends with 1 if there was any.
"""

# ruff: noqa: S311, T201 - nothing here is secret, and printing is what it is for

from __future__ import annotations

import sys
import time
import traceback
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz.making import corpus, make
from tests.fuzz.trying import Trial, attempt

MOST_KEPT = 3000
LONGEST_KEPT = 20_000
REPORT_SECONDS = 60.0


@dataclass
class Search:
    """A search for files that break a promise. Texts about which something new is said are built on."""

    random: Random
    folder: Path
    pool: list[str] = field(default_factory=corpus)
    said: set[frozenset[str]] = field(default_factory=set)
    cases: int = 0
    broken: int = 0
    slowest: float = 0.0

    def step(self, path: Path, *, timed: bool = True) -> None:
        """Try one file."""
        data = make(self.random, self.pool)
        self.cases += 1
        try:
            self._keep(data, attempt(data, path, timed=timed))
        except Exception as error:  # noqa: BLE001  # whatever is raised is what is looked for
            self.broken += 1
            self._save(data, "broken", "".join(traceback.format_exception(error)))

    def messages(self) -> list[str]:
        """Return what has been said about any text, without the words and numbers in it."""
        return sorted(set[str]().union(*self.said))

    def summary(self, seconds: float) -> str:
        """Return the figures so far."""
        return (
            f"{self.cases} files in {seconds:.0f} s ({self.cases / seconds:.0f} a second), {self.broken} broken, "
            f"slowest {1000 * self.slowest:.1f} ms for 100 kB, {len(self.messages())} messages in "
            f"{len(self.said)} combinations"
        )

    def _keep(self, data: bytes, trial: Trial) -> None:
        if trial.seconds > self.slowest:
            self.slowest = trial.seconds
            self._save(data, "slowest")
        if trial.messages not in self.said and len(trial.text) <= LONGEST_KEPT:
            self.pool.append(trial.text)
            if len(self.pool) > MOST_KEPT:
                del self.pool[self.random.randrange(MOST_KEPT)]
        self.said.add(trial.messages)

    def _save(self, data: bytes, name: str, why: str = "") -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if why:
            name = f"{name}-{sha256(data).hexdigest()[:12]}"
            (self.folder / f"{name}.txt").write_text(why, encoding="utf-8")
            print(f"{self.folder / name}.md: {why.splitlines()[-1][:200]}", flush=True)
        (self.folder / f"{name}.md").write_bytes(data)


def main(argv: list[str] | None = None) -> int:
    """Search for so long; return 1 if a promise was broken."""
    arguments = _arguments(argv)
    search = Search(Random(arguments.seed), arguments.out)
    start = time.monotonic()
    report = start + REPORT_SECONDS
    with TemporaryDirectory() as folder:
        while (now := time.monotonic()) < start + arguments.seconds:
            search.step(Path(folder) / "try.md")
            if now > report:
                report = now + REPORT_SECONDS
                print(search.summary(now - start), flush=True)
    print(*search.messages(), search.summary(time.monotonic() - start), sep="\n")
    return 1 if search.broken else 0


def _arguments(argv: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.fuzz", description="Look for files that cannot be coped with.")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long")
    parser.add_argument("--seed", type=int, default=0, help="another number tries other files")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"), help="where files that break a promise go")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
