"""What somebody wants to add: the scripts in files and folders, as they would be published."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.script import Script
from kiosk.core.spelling import spoken_form
from kiosk.scripts.files import candidates_below, check_offered_name, parse_text, read_text
from kiosk.scripts.findings import Finding, RefusedError, about_file, shown
from kiosk.scripts.flow import all_steps
from kiosk.scripts.grade import grade
from kiosk.scripts.library import Entry, Key, Library, key_of
from kiosk.scripts.parser import Parsed
from kiosk.scripts.passages import spoken_text
from kiosk.scripts.shelf import Manuscript
from kiosk.scripts.sound_files import recordings_folder, recordings_of
from kiosk.scripts.surroundings import ENDINGS, Vocabulary, unknown
from kiosk.words.languages import LANGUAGES


class Offer(Struct, frozen=True):
    """A file that was offered, what was found in it, and its text, if it can be published.

    `instead` is the file whose script is used so far, under the same language and id; `is_same` tells
    that they do not differ.
    """

    path: Path
    parsed: Parsed
    text: str = ""
    instead: Entry | None = None
    is_same: bool = False

    def manuscript(self, script: Script) -> Manuscript:
        """Return its script as it is published."""
        recordings = tuple(Path(script.folder) / name for name in recordings_of(script))
        return Manuscript(script.language, script.id, self.text, recordings)


class Desk(Struct, frozen=True):
    """Where scripts are looked at: the language of those that do not tell, or of all, and the words that are known."""

    usual_language: str
    language: str | None = None
    vocabulary: Vocabulary = unknown

    def language_of(self, path: Path) -> str:
        """Return the language of a script: as was said, or as the folder is named."""
        folder = path.absolute().parent.name.lower()
        return self.language or (folder if folder in LANGUAGES else self.usual_language)


def look_at(paths: Iterable[Path], desk: Desk, library: Library) -> list[Offer]:
    """Return all scripts in these files and folders, beside those that are in use."""
    return list(one_by_one(paths, desk, library))


def one_by_one(paths: Iterable[Path], desk: Desk, library: Library) -> Iterator[Offer]:
    """Yield all scripts in these files and folders, each when it was read, beside those that are in use."""
    in_use = {key_of(script): entry for script, entry in library.in_use}
    seen: dict[Key, Path] = {}
    places: set[str] = set()
    for offer in (offer for path in paths for offer in _offers(path, desk)):
        place = os.path.realpath(offer.path)
        script = offer.parsed.script
        if place not in places:
            places.add(place)
            yield offer if script is None else _placed(offer, script, seen, in_use)


def _offers(path: Path, desk: Desk) -> Iterator[Offer]:
    """Yield what could be a script in a file or folder. Sounds are passed over: they go along with scripts."""
    try:
        if path.is_dir():
            yield from (_offer(file, path, desk) for file in candidates_below(path))
        elif path.suffix.lower() not in ENDINGS:
            yield _offer(path, path.parent, desk)
    except RefusedError as refused:
        yield _refused(path, refused)


def _offer(path: Path, folder: Path, desk: Desk) -> Offer:
    try:
        text = read_text(path, folder)
        identifier = check_offered_name(path)
    except RefusedError as refused:
        return _refused(path, refused)
    language = desk.language_of(path)
    return Offer(path, parse_text(text, identifier, language, path, desk.vocabulary(language)), text)


def _refused(path: Path, refused: RefusedError) -> Offer:
    return Offer(path, Parsed(None, (about_file(*refused.args),)))


def _placed(offer: Offer, script: Script, seen: dict[Key, Path], in_use: Mapping[Key, Entry]) -> Offer:
    """Return the offer beside what is in use; it is refused if there was another of the same language and id."""
    other = seen.setdefault(key_of(script), offer.path)
    if other != offer.path:
        message = f"Another file here would be the same exercise, “{script.id}”: {shown(other)}."
        return _refused(offer.path, RefusedError(message, "Give one of them another name, or leave it out."))
    entry = in_use.get(key_of(script))
    parsed = replace(offer.parsed, findings=(*_of_one_title(script, in_use), *offer.parsed.findings))
    is_same = entry is not None and _is_same(offer.text, script, entry)
    return replace(offer, parsed=parsed, instead=entry, is_same=is_same)


def _of_one_title(script: Script, in_use: Mapping[Key, Entry]) -> Iterator[Finding]:
    """Yield a warning if another exercise has this title: by voice, nobody could choose between the two."""
    for key, entry in in_use.items():
        named = entry.script is not None and spoken_form(entry.script.title) == spoken_form(script.title)
        if named and key != key_of(script) and key[0] == script.language:
            message = f"“{script.title}” is also the title of {shown(Path(key[1]))}, so nobody could choose by name."
            yield about_file(message, "Give this one another title.", "warning")


def _is_same(text: str, script: Script, entry: Entry) -> bool:
    """Whether text and recordings are those of the script in this entry."""
    try:
        if read_text(entry.path, entry.folder) != text:
            return False
    except RefusedError:
        return False
    theirs = recordings_folder(entry.path)
    return all(_are_same(Path(script.folder) / name, theirs / name) for name in recordings_of(script))


def _are_same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def reading_grade(script: Script) -> float | None:
    """Return how many years of school it takes to follow a script with ease; nothing where that cannot be told."""
    spoken = dict.fromkeys(map(spoken_text, all_steps(script.parts)))
    return grade([script.caution, *spoken], script.language)
