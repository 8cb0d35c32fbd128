"""Tables at their limits: wrong sizes, far columns, long cells, odd characters, Excel's errors."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from workbench.formats.step_table.problems import TableError
from workbench.formats.step_table.reader import read_csv, read_xlsx
from workbench.model.finding import Finding

HEAD = ("No", "Who", "Does what", "Minutes", "Then", "Out of 10", "Inside")


def book() -> Workbook:
    """A workbook with a table of two steps."""
    made = Workbook()
    sheet = made.worksheets[0]
    for row in (HEAD, ("1", "Clerk", "Check", "15"), ("2", "Clerk", "File", "5")):
        sheet.append(row)
    return made


def saved(made: Workbook, *changes: tuple[str, str]) -> bytes:
    """The bytes of a workbook, its first sheet changed by patterns."""
    stream, out = io.BytesIO(), io.BytesIO()
    made.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for pattern, words in changes if name == "xl/worksheets/sheet1.xml" else ():
                text = re.sub(pattern, words, text.decode(), count=1).encode()
            new.writestr(name, text)
    return out.getvalue()


def errors(data: bytes, *, excel: bool = False) -> list[Finding]:
    """What is told of a table that cannot be read."""
    with pytest.raises(TableError) as caught:
        (read_xlsx if excel else read_csv)(data, "x")
    return list(caught.value.findings)


def told(findings: Any) -> list[tuple[str, str]]:
    """Rules and places."""
    return [(one.rule, one.where) for one in findings]


@pytest.mark.parametrize("size", ["A1", "A1:G2", "A1:XFD1048576", "A1:B3"])
def test_the_size_that_a_sheet_says_of_itself_is_not_trusted(size: str) -> None:
    data = saved(book(), ('<dimension ref="[^"]*"', f'<dimension ref="{size}"'))
    names = [node.name for node in read_xlsx(data, "x").process.nodes]
    assert names == ["Start", "Check", "File", "Done"]


def test_what_stands_beyond_the_last_column_is_told_in_both_formats() -> None:
    row = [*HEAD, *[""] * 250]
    row[-1] = "far"
    captured = read_csv((",".join(row) + "\n1,Clerk,Check\n").encode(), "x")
    assert ("column-unread", "row 1") in told(captured.findings)
    made = book()
    made.worksheets[0]["IQ3"] = "far"
    assert ("column-unread", "row 3") in told(read_xlsx(saved(made), "x").findings)


@pytest.mark.parametrize("row", [1, 3])
def test_a_cell_that_is_too_long_is_told_with_its_row(row: int) -> None:
    rows = [",".join(HEAD), "1,Clerk,Check", "2,Clerk,File"]
    rows[row - 1] += ",," + "x" * 140_000
    found = errors("\n".join(rows).encode())
    assert told(found) == [("csv-broken", f"row {row}")]
    assert "131,072 characters" in found[0].message


@pytest.mark.parametrize("letter", ["\x07", "\x0b", "\ufffe", "\uffff"])
def test_a_character_that_no_document_can_hold_is_told_with_its_cell(letter: str) -> None:
    found = errors(f"{','.join(HEAD)}\n1,Clerk,Che{letter}ck\n".encode())
    assert told(found) == [("character-unfit", "row 2, cell C2")]
    assert f"U+{ord(letter):04X}" in found[0].message


def test_rows_behind_a_cell_of_several_lines_are_counted_as_excel_does() -> None:
    table = f'{",".join(HEAD)}\n1,Clerk,"Check\nall",,nothing\n\n2,,File\n'
    assert told(errors(table.encode())) == [("cell-missing", "row 4")]
    assert told(errors(f'{",".join(HEAD)}\n\n\n1,Clerk,"Check\n'.encode())) == [
        ("csv-broken", "row 4")
    ]


def test_a_cell_may_hold_a_line_that_begins_with_a_bar() -> None:
    table = f'{",".join(HEAD)}\n1,Clerk,"Check\n| a | b |"\n2,Clerk,File\n'
    names = [node.name for node in read_csv(table.encode(), "x").process.nodes]
    assert names == ["Start", "Check\n| a | b |", "File", "Done"]


def test_merged_ranges_are_filled_up_to_a_limit() -> None:
    ranges = "".join(f'<mergeCell ref="A2:GR{9000 + n}"/>' for n in range(60))
    data = saved(book(), ("</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>"))
    assert told(errors(data, excel=True)) == [("cells-merged", "cells A2:GR9000")]


@pytest.mark.parametrize("word", ["#REF!", "#N/A", "#VALUE!"])
def test_an_error_of_excel_is_no_name_of_a_step(word: str) -> None:
    made = book()
    made.worksheets[0]["C3"] = word
    assert told(errors(saved(made), excel=True)) == [("cell-error", "row 3, cell C3")]
    table = f"{','.join(HEAD)}\n1,Clerk,{word}\n".encode()
    assert told(errors(table)) == [("cell-error", "row 2, cell C2")]


def test_an_error_in_a_column_that_is_not_read_is_no_matter() -> None:
    read_csv(f"{','.join(HEAD)},Sum\n1,Clerk,Check,,,,,#REF!\n".encode(), "x")


def test_a_number_that_is_none_is_told_with_its_cell() -> None:
    cell = '<c r="D2" t="n"><v>NaN</v></c>'
    found = errors(saved(book(), ('<c r="D2".*?</c>', cell)), excel=True)
    assert told(found) == [("xlsx-broken", "cell D2")]
    assert "“NaN”" in found[0].message


def test_a_date_out_of_bounds_is_told_and_nothing_else_reaches_the_user() -> None:
    made = book()
    made.worksheets[0]["D2"] = dt.date(2026, 1, 2)
    data = saved(made, ("<v>46024</v>", "<v>99999999</v>"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert told(errors(data, excel=True)) == [("cell-error", "row 2, cell D2")]


@pytest.mark.parametrize(("cell", "column"), [("A2", "No"), ("F2", "Out of 10")])
def test_a_number_of_which_excel_made_a_date_is_told(cell: str, column: str) -> None:
    made = book()
    made.worksheets[0]["E2"] = "if ok -> 2; else -> end: X"
    made.worksheets[0][cell] = dt.date(2026, 7, 3)
    found = errors(saved(made), excel=True)
    assert f"{column}: Excel made the date 2026-07-03 of it." in found[0].message


def test_a_chart_before_the_table_is_passed_over() -> None:
    made = book()
    made.create_chartsheet("Chart", 0)
    assert len(read_xlsx(saved(made), "x").process.nodes) == 4


def test_a_hidden_table_and_comments_are_told() -> None:
    made = book()
    made.worksheets[0]["C2"].comment = Comment("Rosa said so", "me")
    for title, row in (("Old", HEAD), ("Lists", ("yes", "no"))):
        sheet = made.create_sheet(title)
        sheet.append(row)
        sheet.sheet_state = "hidden"
    findings = {one.rule: one for one in read_xlsx(saved(made), "x").findings}
    assert "not read: “Old”, which is hidden." in findings["sheet-unread"].message
    assert findings["comment-unread"].where == "cell C2"


def test_a_table_that_is_hidden_is_told() -> None:
    made = book()
    made.worksheets[0].sheet_state = "hidden"
    made.create_sheet("Cover").append(("Our work", ""))
    made.active = 1
    assert told(errors(saved(made), excel=True)) == [("sheet-hidden", "")]


@pytest.mark.parametrize(
    ("inside", "where", "rule"),
    [
        (("a", "", "subprocess"), "row 2", "inside-itself"),
        (("b", "a", "subprocess"), "row 2", "inside-itself"),
        (("", "a", "user"), "row 3", "inside-unfit"),
        (("", "zz", "subprocess"), "row 3", "inside-unknown"),
    ],
)
def test_rows_stand_inside_a_subprocess_and_not_in_themselves(
    inside: tuple[str, str, str], where: str, rule: str
) -> None:
    first, second, kind = inside
    table = "id,kind,Who,Does what,Inside\n"
    table += f"a,{kind},Clerk,Check,{first}\nb,{kind},Clerk,File,{second}\nc,,Clerk,Send,\n"
    found = [one for one in errors(table.encode()) if one.where == where]
    assert [one.rule for one in found] == [rule]
    assert "Inside" in found[0].remedy or "Inside" in found[0].message


def test_what_stands_above_the_headings_is_there_once() -> None:
    found = errors(b"process,A\nprocess,B\nNo,Who,Does what\n1,Clerk,Check\n")
    assert told(found) == [("preamble-doubled", "row 2")]


def test_a_wait_without_a_time_is_told() -> None:
    row = '1,Clerk,Ask,,"wait for papers, or after 30 moons -> end: X"\n'
    captured = read_csv(f"{','.join(HEAD)}\n{row}2,Clerk,File\n".encode(), "x")
    assert ("number-unread", "row 2") in told(captured.findings)
    row = row.replace("moons", "calendar days")
    captured = read_csv(f"{','.join(HEAD)}\n{row}2,Clerk,File\n".encode(), "x")
    assert "number-unread" not in dict(told(captured.findings))


def test_a_share_above_the_whole_is_told_with_its_row() -> None:
    found = errors(f"{','.join(HEAD)}\n1,Clerk,OK?,,s2:150 yes; end: X\n2,Clerk,File\n".encode())
    assert ("share-unread", "row 2") in told(found)


def test_a_heading_that_is_there_is_not_proposed() -> None:
    found = errors(b"1,Applicant,Apply\n2,Clerk,Issue,end: Issued\n")
    assert "Did you mean" not in found[0].remedy
