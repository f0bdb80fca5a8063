"""From the text of a script to a `Script`, and to all that is wrong with it.

    text -> lines -> header           lines.py, header.py
                  -> readings         reading.py, by script.lark; mistakes.py explains what does not fit
                  -> parts            draft.py, repetition.py, question.py, surroundings.py
                  -> a script         here, if nothing is wrong with its ways (flow.py)

Mistakes are noted and passed over, so that all findings come at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from kiosk.core.script import Ask, Part, Say, Script
from kiosk.core.timing import length, total_seconds
from kiosk.scripts.advice import Draft, warnings_about, whole_minutes, wrong_length
from kiosk.scripts.alike import ambiguous, sounding_alike
from kiosk.scripts.draft import PartDraft, read_blocks, read_parts
from kiosk.scripts.findings import Finding, about_file, has_errors
from kiosk.scripts.flow import circles
from kiosk.scripts.header import MOST_MINUTES, Header, read_header, split_header
from kiosk.scripts.lines import Line, finding, read_lines, too_many
from kiosk.scripts.passages import questions
from kiosk.scripts.repetition import too_much
from kiosk.scripts.surroundings import ALONE, Surroundings


class Parsed(Struct, frozen=True):
    """What came of reading a text: a script unless there are errors, and all findings in the order of the lines."""

    script: Script | None
    findings: tuple[Finding, ...]


def parse(
    text: str,
    id: str,  # noqa: A002  # it is called that wherever it goes
    language: str,
    surroundings: Surroundings = ALONE,
    *,
    advise: bool = True,
) -> Parsed:
    """Read a script. Whatever the text is, this reports and does not raise.

    Without `advise` it does without the warnings, and does not look for answers that sound alike: the
    kiosk itself, which only performs what was checked before, spares the time and the memory.
    """
    lines, findings = read_lines(text)
    if beyond := too_many(lines):
        return Parsed(None, tuple(beyond))
    header_lines, body = split_header(lines)
    header = read_header(header_lines, findings)
    blocks = read_blocks(body, findings)
    if beyond := too_much(blocks):
        return Parsed(None, _in_order([*findings, *beyond]))
    drafts = read_parts(blocks, findings, surroundings)
    parts = tuple(draft.finished() for draft in drafts)
    findings.extend([*_not_spoken(parts), *_circling(drafts, parts)])
    too_long = list(_too_long(parts, language))
    findings.extend(too_long)
    steps = [step for draft in drafts for step in draft.steps]
    asked = questions(lines, steps)
    findings.extend(wrong for question in asked for wrong in ambiguous(question, language))
    if advise and not too_long:
        findings.extend(wrong for question in asked for wrong in sounding_alike(question, language))
        findings.extend(warnings_about(Draft(language, header, lines, steps, asked, parts, surroundings.vocabulary)))
    script = None if has_errors(findings) else _script(header, parts, id, language)
    if script is not None:
        findings.extend(wrong_length(header, length(script)))
    return Parsed(script, _in_order(findings))


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, in the order of the lines. What is repeated is looked at several times."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda found: (found.line, found.column)))


def _script(header: Header, parts: tuple[Part, ...], identifier: str, language: str) -> Script:
    script = Script(
        id=identifier,
        language=language,
        title=header.title,
        area=header.area,
        parts=parts,
        summary=header.summary,
        caution=header.caution,
        reviewed_by=header.reviewed_by,
    )
    return replace(script, minutes=header.minutes or whole_minutes(length(script)))


def _not_spoken(parts: tuple[Part, ...]) -> Iterator[Finding]:
    if not any(isinstance(step, Say | Ask) for part in parts for step in part.steps):
        yield about_file("Nothing is spoken in this script.", "Below the header and an empty line, write what to say.")


def _circling(drafts: list[PartDraft], parts: tuple[Part, ...]) -> Iterator[Finding]:
    lines: list[Line] = [line for draft in drafts for _, line in draft.steps]
    for_all, for_silent = circles(parts)
    for index in for_all:
        hint = "Let one of its answers lead on, for example “next” or “end”."
        yield finding(lines[index], "Whatever is answered, this question comes again, for ever.", hint)
    for index in for_silent:
        hint = "Add a line that leads on, like “- no answer after 20 seconds: next”."
        yield finding(lines[index], "When nobody answers, this question comes again, for ever.", hint)


def _too_long(parts: tuple[Part, ...], language: str) -> Iterator[Finding]:
    seconds = total_seconds(parts, language)
    if seconds > 60 * MOST_MINUTES:
        message = f"This takes {seconds / 60:.0f} minutes; an exercise can take {MOST_MINUTES}."
        yield about_file(message, "Make several exercises of it.")
