"""Bad step tables: every problem is told with its row and a mend."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from call_count import calls
from workbench.formats.step_table.problems import TableError
from workbench.formats.step_table.reader import read_csv, read_xlsx
from workbench.model.finding import Finding

HEAD = "No,Who,Does what,Minutes,Waits before,Then,Out of 10,Kind\n"
GOOD = "No,Who,Does what,Minutes\n1,Büro,Prüfen,15\n2,Büro,Ablegen,5\n"


def problems(*rows: str, head: str = HEAD) -> list[Finding]:
    """What the reader says of a bad table."""
    with pytest.raises(TableError) as caught:
        read_csv((head + "\n".join(rows)).encode(), "bad.csv")
    return list(caught.value.findings)


def book(*rows: tuple[Any, ...], merge: str = "") -> bytes:
    """An Excel file of these rows."""
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("row", "rule", "words"),
    [
        ("1,,Check,,,,,", "cell-missing", "Who is empty"),
        ("1,Clerk,,,,,,", "cell-missing", "Does what is empty"),
        ("1,Clerk,Check,soon,,,,", "number-unread", "“soon” is no number"),
        ("1,Clerk,Check,-5,,,,", "number-unread", "negative"),
        ("1,Clerk,Check,5--9,,,,", "number-unread", "negative"),
        ("1,Clerk,Check,30-20-10,,,,", "number-unread", "the numbers fall"),
        ("1,Clerk,Check,3 d,,,,", "number-unread", "working minutes are needed"),
        ("1,Clerk,Check,,2 moons,,,", "number-unread", "“moons” is no unit"),
        ('1,Clerk,Check,"1,500",,,,', "number-unread", "two ways"),
        ("1,Clerk,Check,1-2-3-4,,,,", "number-unread", "no number or spread"),
        ("1,Clerk,Check,,,if ok -> 1; else -> end,6 yes,ab", "kind-unknown", "“ab” is not known"),
        ("1,Clerk,Check,,,9,,", "target-unknown", "no row “9”"),
        ("1,Clerk,OK?,,,if ok -> end: A; else -> end: B,5 yes 4,", "share-unread", "shares"),
        ('1,Clerk,OK?,,,if ok -> end: A; else -> end: B,"5 yes, 4 no",', "shares-wrong", "90"),
        ('1,Clerk,OK?,,,if ok -> end: A; else -> end: B,"7 yes, 3 maybe",', "share-unread",
         "“maybe” is none of the answers “yes” and “no”"),
        ('1,Clerk,OK?,,,if ok -> end: A; else -> end: B,"7 yes, 3 yes",', "share-unread",
         "“yes” stands twice"),
        ("1,Clerk,OK?,,,if ok -> end: A; else -> end: B,70% maybe,", "share-unread", "“maybe”"),
        ("1,Clerk,Check,,,at the same time,,", "together-alone", "as what"),
        ("1 a b,Clerk,Check,,,,,boundary:timer@zz", "at-unknown", "no row “zz”"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_its_row(row: str, rule: str, words: str) -> None:
    found = problems(row)
    assert [(one.rule, one.where) for one in found] == [(rule, "row 2")]
    assert words in found[0].message


def test_all_problems_come_at_once_each_with_its_row() -> None:
    found = problems("1,,Check,soon,,77,,", "2,Clerk,,,,,,uzer", "3,Clerk,File,-1,,,,")
    assert [(one.where, one.rule) for one in found] == [
        ("row 2", "cell-missing"),
        ("row 2", "number-unread"),
        ("row 3", "kind-unknown"),
        ("row 3", "cell-missing"),
        ("row 4", "number-unread"),
        ("row 2", "target-unknown"),
    ]


@pytest.mark.parametrize(
    ("row", "mend"),
    [
        ("1,Clerk,Check the form,,,back to: Chekc the form,,", "“Check the form”"),
        ("1,Clerk,Check,,,,,usr", "“user”"),
    ],
)
def test_the_nearest_known_word_is_proposed(row: str, mend: str) -> None:
    assert mend in problems(row)[0].remedy


def test_shares_that_do_not_add_to_a_hundred_are_told_with_their_row() -> None:
    found = problems("x,Clerk,OK?,,,s2:60 yes; s2:38 no,,", "2,Clerk,File,,,,,")
    assert [(one.rule, one.where) for one in found] == [("shares-wrong", "row 2")]
    assert "add to 98" in found[0].message


def test_a_cycle_without_exit_is_told_with_all_its_rows() -> None:
    found = problems("1,Clerk,Check,,,2,,", "2,Clerk,Ask,,,back to 1,,", "3,Clerk,File,,,,,")
    assert [one.rule for one in found] == ["cycle-without-exit"]
    assert "“Check” (row 2), “Ask” (row 3)" in found[0].message


def test_duplicate_ids_name_both_rows() -> None:
    found = problems("1,Clerk,Check,,,,,", "1,Clerk,File,,,,,")
    assert [(one.rule, one.where) for one in found] == [("id-doubled", "row 3")]
    assert "row 2" in found[0].message


def test_duplicate_headings_are_both_named() -> None:
    found = problems("1,Clerk,Clerk,Check", head="No,Who,Role,Does what\n")
    assert [one.rule for one in found] == ["heading-doubled"]
    assert "“Who” and “Role”" in found[0].message


def test_two_starts_are_read_and_told() -> None:
    table = HEAD + "1,Clerk,Mail,,,3,,start\n2,Clerk,Phone,,,3,,start\n3,Clerk,File,,,,,\n"
    captured = read_csv(table.encode(), "x")
    assert [(one.rule, one.where) for one in captured.findings] == [("starts-several", "row 3")]


@pytest.mark.parametrize(
    ("head", "mend"),
    [
        ("No,Does what,Minutes", "Add the heading Who."),
        ("No,Who,Minutes", "Add the heading Does what."),
        ("No,Minutes", "Add the headings Who and Does what."),
    ],
)
def test_the_headings_to_add_are_named(head: str, mend: str) -> None:
    assert problems("1,Clerk,5", head=head + "\n")[0].remedy == mend


def test_five_thousand_bad_rows_print_fifty_lines_and_how_many_more() -> None:
    rows = "".join(f"{n},Clerk,Check,soon,,,,\n" for n in range(1, 5001))
    with pytest.raises(TableError) as caught:
        read_csv((HEAD + rows).encode(), "bad.csv")
    lines = str(caught.value).split("\n")
    assert len(lines) == 51
    assert "row 2: " in lines[0]
    assert lines[-1] == "... and 4950 more problems."
    assert len(caught.value.findings) == 5000


def test_headings_that_are_not_found_say_what_was_found_and_what_is_needed() -> None:
    found = problems("1,Clerk,Check", head="No,Whoo,Minutes\n")
    assert [one.rule for one in found] == ["heading-missing"]
    assert "No, Minutes" in found[0].message
    assert "Who and Does what" in found[0].remedy
    assert "Did you mean “who”" in found[0].remedy


@pytest.mark.parametrize("data", [b"", b"\n\n,,,\n", codecs.BOM_UTF8])
def test_an_empty_file_is_told(data: bytes) -> None:
    with pytest.raises(TableError, match="The table is empty"):
        read_csv(data, "empty.csv")


def test_headings_without_rows_are_told() -> None:
    assert problems()[0].message == "There is no row below the headings."


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        (GOOD.replace("\n", ",,,\n") + ",,,,,\n\n,,\n").encode(),
        (
            "# Ablauf\n" + "\n".join(f"| {x.replace(',', ' | ')} |" for x in GOOD.splitlines())
        ).encode(),
    ],
    ids=["plain", "bom", "utf-16", "le", "be", "crlf", "semicolon", "tab", "trailing", "markdown"],
)
def test_any_usual_way_of_saving_text_is_read(data: bytes) -> None:
    process = read_csv(data, "x").process
    assert [node.name for node in process.nodes] == ["Start", "Prüfen", "Ablegen", "Done"]


def test_windows_1252_is_read_and_the_guess_is_told() -> None:
    captured = read_csv(GOOD.encode("cp1252"), "x")
    assert captured.process.roles == ("Büro",)
    assert [one.rule for one in captured.findings] == ["encoding-guessed"]


@pytest.mark.parametrize("data", [b"who,does\0 what\nx,y\n", b"\x81\x8d\x00", b"PK\x03\x04\0\0\0"])
def test_bytes_that_are_no_text_are_told(data: bytes) -> None:
    with pytest.raises(TableError, match="is no text"):
        read_csv(data, "x.csv")


def test_an_open_quotation_mark_is_told_with_its_row() -> None:
    with pytest.raises(TableError, match="row 2: The row cannot be taken apart"):
        read_csv(b'who,does what\nClerk,"Check\nClerk,File\n', "x")


def test_columns_that_are_not_read_are_named() -> None:
    captured = read_csv(b"Who,Does what,Mood\nClerk,Check,good,more\n", "x")
    assert ["“Mood”" in one.message for one in captured.findings] == [True, False]
    assert "The column D" in captured.findings[1].message


def rows_of(count: int) -> bytes:
    rows = "".join(f"{n},Clerk {n % 7},Step {n},8-15-35,,,,\n" for n in range(1, count + 1))
    return (HEAD + rows).encode()


def test_five_thousand_rows_are_read() -> None:
    assert len(read_csv(rows_of(5000), "long.csv").process.nodes) == 5002


def test_twice_the_rows_are_twice_the_work() -> None:
    once, twice = rows_of(300), rows_of(600)
    read_csv(once, "x.csv")
    work = calls(lambda: read_csv(once, "x.csv"))
    assert calls(lambda: read_csv(twice, "x.csv")) < 2.3 * work


def test_more_than_ten_thousand_rows_are_refused() -> None:
    found = problems(*(f"{n},Clerk,Step,,,,," for n in range(10_001)))
    assert [one.rule for one in found] == ["table-too-long"]
    assert "10001 rows" in found[0].message


def test_many_unknown_targets_are_told_without_much_work_for_each() -> None:
    def unknown(count: int) -> list[Finding]:
        return problems(*(f"{n},Clerk,Do the thing {n},,,x{n},," for n in range(count)))

    assert len(unknown(3000)) == 3000
    assert calls(lambda: unknown(600)) < 2.6 * calls(lambda: unknown(300))


def test_excel_rows_are_read_with_numbers_and_percent() -> None:
    process = read_xlsx(
        book(
            ("No", "Who", "Does what", "Minutes", "Then", "Out of 10"),
            (1, "Clerk", "OK?", None, "if ok -> 2; else -> end: No", "6 yes, 4 no"),
            (None, None, None, None, None, None),
            (2.0, "Clerk", "File", 7.5, None, None),
        ),
        "x.xlsx",
    ).process
    assert process.by_id["s2"].attributes.work is not None
    assert process.by_id["s2"].attributes.work.usual.value == 7.5


def test_a_formula_without_a_stored_result_is_told_with_its_cell() -> None:
    data = book(("Who", "Does what", "Minutes"), ("Clerk", "Check", "=1+1"))
    with pytest.raises(TableError, match="cell C2: The cell holds a formula and no result"):
        read_xlsx(data, "x.xlsx")


def test_the_stored_result_of_a_formula_is_used_and_told() -> None:
    data = book(("Who", "Does what", "Minutes"), ("Clerk", "Check", "=1+1"))
    captured = read_xlsx(_patched(data, b"<v></v>", b"<v>2</v>", b"<v />", b"<v/>"), "x.xlsx")
    work = captured.process.by_id["s1"].attributes.work
    assert work is not None
    assert work.usual.value == 2
    assert [one.rule for one in captured.findings] == ["formula-value-used"]


def _patched(data: bytes, *pairs: bytes) -> bytes:
    """The file with the empty result of its formula replaced by 2."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            for empty in pairs if "sheet1" in part else ():
                text = text.replace(b"</f>" + empty, b"</f><v>2</v>")
            new.writestr(part, text)
    return stream.getvalue()


def test_merged_cells_take_the_first_value_and_are_told_with_their_range() -> None:
    data = book(
        ("Who", "Does what"), ("Clerk", "Check"), (None, "File"), (None, "Post"), merge="A2:A4"
    )
    captured = read_xlsx(data, "x.xlsx")
    assert captured.process.roles == ("Clerk",)
    assert [(one.rule, one.where) for one in captured.findings] == [("cells-merged", "cells A2:A4")]


def test_a_spread_that_excel_made_a_date_of_is_told() -> None:
    data = book(("Who", "Does what", "Minutes"), ("Clerk", "Check", dt.date(2026, 8, 15)))
    with pytest.raises(TableError, match="Format the column as text"):
        read_xlsx(data, "x.xlsx")


def test_the_sheet_with_the_headings_is_read_and_the_others_are_named() -> None:
    made = Workbook()
    made.worksheets[0].append(("Some", "notes"))
    steps = made.create_sheet("Steps")
    steps.append(("Who", "Does what"))
    steps.append(("Clerk", "Check"))
    stream = io.BytesIO()
    made.save(stream)
    captured = read_xlsx(stream.getvalue(), "x.xlsx")
    assert "s1" in captured.process.by_id
    assert [one.rule for one in captured.findings] == ["sheet-unread"]


def _zip(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"who,does what\nClerk,Check\n", "This is no .xlsx file"),
        (b"", "This is no .xlsx file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "protected by a password"),
        (_zip(("a.txt", b"hello")), "cannot be read"),
        (_zip(("[Content_Types].xml", b"<broken"), ("xl/workbook.xml", b"<w")), "cannot be read"),
        (_zip(("xl/worksheets/sheet1.xml", bytes(40 * 2**20))), "Unpacked, the file has 40 MB"),
    ],
    ids=["text", "empty", "password", "other zip", "broken xml", "bomb"],
)
def test_what_is_no_excel_file_is_told(data: bytes, words: str) -> None:
    with pytest.raises(TableError, match=words):
        read_xlsx(data, "x.xlsx")


def test_an_empty_workbook_is_told() -> None:
    with pytest.raises(TableError, match="The table is empty"):
        read_xlsx(book(), "x.xlsx")


@pytest.mark.parametrize(
    ("cell", "told"),
    [("=1+1", True), ("=SUM(A1:A3)", True), ("'=1+1", False), ("= none =", True), ("a=b", False)],
)
def test_what_looks_like_a_formula_in_a_csv_file_is_read_as_words_and_told(
    cell: str, told: bool
) -> None:
    read = read_csv((HEAD + f"1,Clerk,{cell},5,,,,\n").encode(), "t.csv")
    assert cell.removeprefix("'") in [node.name for node in read.process.nodes]
    found = [each for each in read.findings if each.rule == "formula-as-text"]
    assert [each.where for each in found] == (["row 2"] if told else [])


@pytest.mark.parametrize(
    ("label", "told"),
    [("none in 30 d", True), ("none in 30 days", False), ("none in 30 working days", False)],
)
def test_a_deadline_in_d_may_not_be_what_a_law_means(label: str, told: bool) -> None:
    rows = (
        "1,Clerk,Send,5,,,,\n2,Clerk,Which first?,,,3:60 reply; 4:40 " + label + ",,evt\n"
        "3,Applicant,Replies,,,4,,receive\n4,Clerk,Close,5,,end: Done,,\n"
    )
    found = read_csv((HEAD + rows).encode(), "t.csv").findings
    assert told == ("deadline-in-working-days" in [each.rule for each in found])
