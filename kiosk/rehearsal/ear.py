"""The ear in virtual time: hears each block at once, on the thread that feeds it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.core.messages import Failed, Listen
from kiosk.devices.echo import open_echo
from kiosk.devices.listener import Listener
from kiosk.devices.models import ModelError, working_model
from kiosk.devices.recogniser import Recogniser
from kiosk.ports import Ear, Post


@dataclass
class InlineEar:
    """Listens when it is fed. Without a listener it is deaf, and says why when it is first asked to listen."""

    post: Post
    listener: Listener | None
    trouble: str = ""

    def listen(self, wish: Listen) -> None:
        """Recognise these phrases from now on."""
        if self.listener is not None:  # the model was chosen for the language
            self.listener.listen(wish)
        elif self.trouble:
            self.post(Failed("recogniser", self.trouble))
            self.trouble = ""

    def feed(self, block: NDArray[np.float32], played: NDArray[np.float32]) -> None:
        """Hear a block of sound at 16 kHz, while as much was `played`, and post what came of it."""
        for event in self.listener.feed(block, played) if self.listener is not None else ():
            self.post(event)

    def close(self) -> None:
        """Stop for good."""
        self.listener = None


def open_ear(model: Path | None, language: str, post: Post) -> InlineEar:
    """Return an ear with the model of this setting, or the best there is; a deaf one if none works."""
    try:
        return InlineEar(post, Listener(Recogniser(working_model(model, language)), open_echo()))
    except ModelError as error:
        return InlineEar(post, None, str(error))


def _is_an_ear(ear: InlineEar) -> Ear:
    """The type checker proves it."""
    return ear
