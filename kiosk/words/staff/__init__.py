"""What staff read: a class of texts for each of their screens."""

from __future__ import annotations

from functools import cached_property
from gettext import NullTranslations

from kiosk.words.staff.desk import DeskWords
from kiosk.words.staff.health import HealthWords
from kiosk.words.staff.pin import PinWords
from kiosk.words.staff.scripts import ScriptsWords
from kiosk.words.staff.settings import SettingsWords
from kiosk.words.staff.sound import SoundWords
from kiosk.words.staff.use import UseWords


class StaffWords:
    """The texts of all staff screens in one language."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self.catalogue = catalogue

    @cached_property
    def desk(self) -> DeskWords:
        """What is common to all."""
        return DeskWords(self.catalogue)

    @cached_property
    def pin(self) -> PinWords:
        """The PIN."""
        return PinWords(self.catalogue)

    @cached_property
    def scripts(self) -> ScriptsWords:
        """The exercises."""
        return ScriptsWords(self.catalogue)

    @cached_property
    def use(self) -> UseWords:
        """How much the kiosk is used."""
        return UseWords(self.catalogue)

    @cached_property
    def settings(self) -> SettingsWords:
        """The settings."""
        return SettingsWords(self.catalogue)

    @cached_property
    def health(self) -> HealthWords:
        """Whether all is well with the machine."""
        return HealthWords(self.catalogue)

    @cached_property
    def sound(self) -> SoundWords:
        """Loudspeaker, voice and microphone."""
        return SoundWords(self.catalogue)
