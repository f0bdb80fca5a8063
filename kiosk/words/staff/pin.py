"""The PIN of staff."""

from __future__ import annotations

from gettext import NullTranslations

from kiosk.words.catalogue import gettext, pgettext


class PinWords:
    """Its texts in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    title = gettext("For staff")
    text = gettext("Type the PIN.")
    delete = pgettext("key", "Delete")
    enter = pgettext("key", "OK")
