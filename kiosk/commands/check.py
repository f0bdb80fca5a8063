"""`kiosk check`: what is wrong in scripts."""

from __future__ import annotations

from argparse import Namespace

from kiosk.commands.output import say
from kiosk.commands.settings import settings_from
from kiosk.commands.vocabulary import known_words
from kiosk.scripts.findings import finding_as_json, format_finding, has_errors
from kiosk.scripts.library import FileFindings, check


def main(arguments: Namespace) -> int:
    """Print all findings in `paths`; return 1 if any is an error, or if there was nothing to check."""
    checked = check(arguments.paths, known_words(settings_from(None)))
    for path, findings in checked:
        for finding in findings:
            say(format_finding(path, finding), finding_as_json(path, finding), as_json=arguments.json)
    if not arguments.json:
        say(_summary(checked), {}, as_json=False)
    return 1 if not checked or any(has_errors(findings) for _, findings in checked) else 0


def _summary(checked: list[FileFindings]) -> str:
    if not checked:
        return "There is no script here: a script is a text file whose name ends in .md."
    broken = sum(has_errors(findings) for _, findings in checked)
    count = "1 script" if len(checked) == 1 else f"{len(checked)} scripts"
    return f"{count} checked, {broken or 'none'} with errors."
