"""`kiosk new`: a script to begin with, which shows every kind of line there is."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from kiosk.commands.output import complain, say
from kiosk.core.script import AREAS
from kiosk.scripts.files import LANGUAGE, tidy_id
from kiosk.scripts.findings import RefusedError, did_you_mean, has_errors
from kiosk.scripts.meaning import tidy
from kiosk.scripts.parser import parse

SKELETON = """\
Title: {title}
Area: {area}
Summary: One short line about it, for the list on the screen.
Caution: Your eyes can stay open. You can end this at any time.
Reviewed by: not yet

(( This is an exercise to write over. What stands in double brackets, like this, is a note to
colleagues: it is neither spoken nor shown, and you can take it out.

Above is the header. It ends at the first empty line. The areas are: {areas}. ))

(( How strong is something, from 0 to 10? The first and the last of one name are before and after. ))
[rate tension]

(( Whatever is not in square brackets is spoken and shown. An empty line ends a paragraph. ))
Sit in a way that feels good. Let your feet meet the floor.
[pause 5 seconds]

(( This begins a part: a place to go to, and what “back” and “next” move by. It is not spoken. ))
## Breathe
(( A sound is heard until another line changes it: rain, sea, brown noise or off. ))
[sound sea]
Let us breathe for a while. Holding is up to you.
[breathe in 4, hold 2, out 6, 5 rounds]
[sound off]

## Hands
Now we come to the hands.
(( What is between these two lines is done three times. A part cannot begin there. ))
[repeat 3 times]
Make a fist, as firm as feels good.
[tense 5, release 15]
And feel the change.
[pause 6 seconds]
[end repeat]

## Look
(( Something to find: it waits for three things, said or touched, or for a minute. ))
Look around. You could find three things that you like.
[count 3, up to 60 seconds]

You can stay with one of them.
(( This waits for “ready”, for a touch, or for so long. ))
[wait until ready, up to 30 seconds]

## Choose
(( A paragraph with answers below it is a question. The first words are shown, the others can be
said as well. An answer can also lead to “next”, “repeat” or “end”. ))
Would you like to breathe once more, or is this enough?
- breathe, more: go to Breathe
- enough, no: go to Close
- no answer after 20 seconds: go to Close

## Close
(( A recording of your own is played in place of the paragraph below it. Put the sound file beside this
one, and write a line like [voice thanks.ogg] here. ))
Thank you for taking this time.

[rate tension]
"""


def main(arguments: Namespace) -> int:
    """Write a script with this title into a folder, and tell where; return 1 if that is not possible."""
    try:
        path = _written(tidy(arguments.title), arguments.area, Path(arguments.folder, arguments.language))
    except RefusedError as refused:
        complain(" ".join(refused.args))
        return 1
    text = f"{path} is written. Open it in an editor, and look for mistakes with: kiosk check {path}"
    say(text, {"path": str(path)}, as_json=arguments.json)
    return 0


def _written(title: str, area: str, folder: Path) -> Path:
    identifier = tidy_id(title)
    text = SKELETON.format(title=title, area=_area(area), areas=", ".join(AREAS))
    if not LANGUAGE.fullmatch(folder.name):
        raise RefusedError(f"“{folder.name}” is no language.", "Write “en” for English or “es” for Spanish.")
    if not identifier or has_errors(parse(text, identifier, folder.name, advise=False).findings):
        raise RefusedError("This cannot be a title.", "Write a few words, like “Five senses”.")
    path = folder / f"{identifier}.md"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise RefusedError(f"{path} is there already.", "Choose another title, or move that file away.") from error
    except OSError as error:
        raise RefusedError(f"{path} cannot be written: {error.strerror}.", "Name another folder.") from error
    return path


def _area(written: str) -> str:
    areas = {area.lower(): area for area in AREAS}
    if written.lower() not in areas:
        hint = did_you_mean(written, AREAS, f"Areas are: {', '.join(AREAS)}.")
        raise RefusedError(f"There is no area “{written}”.", hint)
    return areas[written.lower()]
