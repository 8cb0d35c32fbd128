"""Problems of an outline said in its own words: lines and steps, not rows and columns."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.formats.step_table.problems import Problems

MENDS = {
    "Write the number or id of a row, or “end: outcome”.": (
        "Write the words or the id of a step, or “end: outcome”."
    ),
    "In the column Inside, write the number or id of a row of the kind subprocess.": (
        "Behind inside:, write the id of a step of the kind subprocess."
    ),
    "In the column Kind, write boundary@ and the id of the step that is broken off.": (
        "Behind kind:, write boundary@ and the id of the step that is broken off."
    ),
    "Leave the cell Inside of the outermost row empty.": (
        "Take inside: out of the outermost step."
    ),
    "Give that row the kind subprocess, or leave the cell Inside empty.": (
        "Give that step the kind subprocess, or take inside: out."
    ),
    "Give each row an id or number of its own.": "Give each step an id of its own.",
    "Save the file as CSV UTF-8, or as .xlsx.": "Save the file as text in UTF-8.",
    "Look at the accents. If they are wrong, save the file as CSV UTF-8.": (
        "Look at the accents. If they are wrong, save the file as text in UTF-8."
    ),
    "Let one of them lead on: “if ... -> row; else -> row” or “end: outcome”.": (
        "Let one of them lead on: a question, “go to: step” or “end: outcome”."
    ),
    "Change them so that they add to 100 (or to 10 in Out of 10).": (
        "Change them so that they add to 100."
    ),
    "Let each of them lead to the same row.": "Let each of them lead to the same step.",
    "Add a row of the kind start.": "Write “starts: what” as the first line.",
    "Correct the number, or the Then cells of the rows before it.": (
        "Correct the number, or what leads to it."
    ),
}
"""What a table's mend is in an outline."""

BEGINNINGS = {
    "There is no row “": "There is no step “",
    "The rows ": "The steps ",
    "Does what is empty.": "The step has no words.",
    "Who is empty.": "Nobody is named.",
}
"""How messages of a table begin, and how they begin in an outline."""


@dataclass
class OutlineProblems(Problems):
    """Collects problems and says them in the words of an outline."""

    def error(self, rule: str, where: str, message: str, mend: str) -> None:
        """Something that prevents reading."""
        super().error(rule, where, _message(message), MENDS.get(mend, mend))

    def note(
        self, rule: str, where: str, message: str, mend: str = "", *, doubtful: bool = True
    ) -> None:
        """Something that was read in a way the user should know of."""
        said = MENDS.get(mend, mend)
        super().note(rule, where, _message(message), said, doubtful=doubtful)


def _message(message: str) -> str:
    for table, outline in BEGINNINGS.items():
        if message.startswith(table):
            return outline + message.removeprefix(table)
    return message
