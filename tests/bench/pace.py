"""`python -m tests.bench.pace`: how long the voices take for the exercises, and what `spoken_seconds` makes of it.

Renders every sentence and every paragraph of the shipped exercises. Of each five exercises, the figures in
`kiosk.core.speech` are fitted to four by least squares and tried on the fifth; the figures in use are rounded ones,
after several such fits.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from kiosk.core.script import Script, sentences
from kiosk.core.speech import counts, spoken_seconds
from kiosk.devices.renderer import Renderer
from kiosk.devices.studio import Studio, open_studio
from kiosk.scripts.flow import all_steps
from kiosk.scripts.library import builtin_folder, load_library
from kiosk.scripts.passages import spoken_text

PATIENCE = 120.0
"""Seconds that a rendering may take."""

FOLDS = 5

Numbers = NDArray[np.float64]


def main() -> None:
    scripts = load_library([builtin_folder()]).scripts
    with TemporaryDirectory() as folder:
        studio = open_studio(Path(folder), renderer=Renderer(PATIENCE, PATIENCE))
        for language in sorted({script.language for script in scripts}):
            _report(language, [script for script in scripts if script.language == language], studio)
        studio.close()
        studio.rest()


def _report(language: str, scripts: list[Script], studio: Studio) -> None:
    spoken = [(number, text) for number, script in enumerate(scripts) for text in texts_of(script)]
    numbers = np.array([number for number, _ in spoken])
    counted = np.array([counts(text) for _, text in spoken], np.float64)
    measured = np.array([rendered_seconds(studio, text, language) for _, text in spoken])
    fitted = np.zeros_like(measured)
    for fold in range(FOLDS):
        held = numbers % FOLDS == fold
        fitted[held] = counted[held] @ np.linalg.lstsq(counted[~held], measured[~held])[0]
    print(language, "fitted to all:", *np.linalg.lstsq(counted, measured)[0].round(3))
    in_use = np.array([spoken_seconds(text, language) for _, text in spoken])
    for name, estimated in (("fitted to others", fitted), ("in use", in_use)):
        print(language, f"{name}:", _errors(estimated, measured, numbers))


def texts_of(script: Script) -> Iterator[str]:
    """Yield the sentences of a script, and its paragraphs of several, each once."""
    paragraphs = dict.fromkeys(text for step in all_steps(script.parts) if (text := spoken_text(step)))
    for paragraph in paragraphs:
        yield from sentences(paragraph)
        if len(sentences(paragraph)) > 1:
            yield paragraph


def rendered_seconds(studio: Studio, text: str, language: str) -> float:
    """Return how long the best voice takes for this."""
    rendering = studio.make(text, language)
    return len(rendering.samples) / rendering.rate


def _errors(estimated: Numbers, measured: Numbers, numbers: NDArray[np.int_]) -> str:
    texts = np.abs(estimated / measured - 1)
    totals = np.abs(np.bincount(numbers, estimated) / np.bincount(numbers, measured) - 1)
    return (
        f"{len(texts)} texts {np.mean(texts):.1%} off on average, 95 of 100 within {np.quantile(texts, 0.95):.1%}; "
        f"{len(totals)} exercises {np.mean(totals):.1%} off on average, {np.max(totals):.1%} at most"
    )


if __name__ == "__main__":
    main()
