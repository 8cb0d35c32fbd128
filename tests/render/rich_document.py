"""One document with every kind of block, for the tests of the renderers."""

from __future__ import annotations

from resvg_py import svg_to_bytes

from workbench.documents.tree import (
    Bullets,
    Callout,
    Code,
    Definitions,
    Document,
    Drawing,
    Emphasis,
    Figure,
    Form,
    Item,
    LineBreak,
    Link,
    Meta,
    PageBreak,
    Reference,
    Section,
    Steps,
    Strong,
    Table,
    cell,
    paragraph,
    text,
)

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="120" viewBox="0 0 480 120">'
    b'<rect width="480" height="120" fill="#fff"/>'
    b'<rect x="20" y="30" width="120" height="60" rx="8" fill="#e7eef5" stroke="#162e51"/>'
    b'<rect x="180" y="30" width="120" height="60" rx="8" fill="#e7eef5" stroke="#162e51"/>'
    b'<rect x="340" y="30" width="120" height="60" rx="8" fill="#e7eef5" stroke="#162e51"/>'
    b'<path d="M140 60h40M300 60h40" stroke="#162e51" stroke-width="2"/></svg>'
)
PNG = bytes(svg_to_bytes(svg_string=SVG.decode(), dpi=96))
META = Meta(
    title="Requirements for the permit intake",
    kind="Requirements specification",
    subject="Residential building permits",
    author="Department of Buildings",
    version="1.2",
    date="2026-05-04",
    audience="Reviewers and the project team",
    standard="ISO/IEC/IEEE 29148:2018",
    document_id="DOB-REQ-014",
)
LONG = (
    "The clerk receives the application at the counter or by mail, checks that every form is "
    "there and signed, and enters the date of receipt. If a form is missing, the clerk sends "
    "the standard letter and waits ten working days before the case is closed. "
)


def fee_table() -> Table:
    """A table with numbers and row headers."""
    rows = tuple(
        (cell(f"Permit class {n}"), cell("Counter clerk"), cell(f"${n * 35}.00", align="end"))
        for n in range(1, 9)
    )
    return Table("t-fees", "Fees by permit class", ("Class", "Who takes it", "Fee"), rows,
                 "Each row is one class with its fee.", (), row_header=True)  # fmt: skip


def flow_figure() -> Figure:
    """A picture with its words."""
    steps = Steps(tuple((paragraph(word),) for word in ("Receive.", "Check.", "Decide.")))
    return Figure("f-flow", "The intake in three steps", Drawing(SVG, PNG, 480, 120),
                  "Three boxes joined by arrows: receive, check, decide.", (steps,))  # fmt: skip


def item(number: int) -> Item:
    """A requirement."""
    base = f"The system shall record the date of receipt of form {number}."
    return Item(
        f"REQ-{number:03d}", f"Date of receipt {number}", (paragraph(base),),
        (("Priority", text("must")), ("Source", text("see ", Reference("t-fees")))), base,
    )  # fmt: skip


def lists() -> tuple[Bullets | Steps, ...]:
    """Lists in lists, and two numbered lists that both start at 1."""
    inner = Steps(((paragraph("Look up the parcel."),), (paragraph("Note its number."),)))
    return (
        Bullets(
            (
                (paragraph("Forms"), Bullets(((paragraph("signed"),), (paragraph("dated"),)))),
                (paragraph("Plans"), paragraph("Two sets, one of them for the archive.")),
            )
        ),
        Steps(((paragraph("Open the case."), inner), (paragraph("Take the fee."),))),
        Steps(((paragraph("Start again at one."),), (paragraph("Then two."),))),
    )


def scope() -> Section:
    """Inline marks, references and links."""
    marks = paragraph(
        Strong(text("Strong "), ), Emphasis(text("stressed", Strong(text(" both")))), " and ",
        Code("form-12.pdf"), LineBreak(), "see ", Reference("t-fees"), ", ", Reference("f-flow"),
        ", ", Reference("intake"), " and ", Reference("REQ-001"), ", ",
        Reference("intake", "the intake"), ". Law: ",
        Link("https://www.example.gov/code?a=1&b=2", text("the city's building code")), ".",
    )  # fmt: skip
    return Section(
        "scope", "Scope",
        (paragraph("What this is for, in one sentence.", role="lead"), marks, paragraph(LONG * 3),
         paragraph("Small print: figures of April 2026.", role="note")),
    )  # fmt: skip


def intake() -> Section:
    """Tables, figures, lists, callouts, definitions."""
    callouts = tuple(
        Callout(kind, (paragraph(f"This is how a {kind} reads. " + LONG),))
        for kind in ("note", "warning", "decision")
    )
    terms = Definitions(
        (
            (text("Applicant"), text("The person who asks for the permit.")),
            (text("Intake"), text("All steps before the review starts.")),
        )
    )
    return Section(
        "intake", "Intake",
        (paragraph(LONG), fee_table(), paragraph("Text after the table."), flow_figure()),
        (Section("lists", "Lists", lists()),
         Section("boxes", "Boxes and terms", (*callouts, terms),
                 (Section("deep", "Deeper", (paragraph(LONG * 4),)),))),
    )  # fmt: skip


def document() -> Document:
    """The whole document."""
    items = Section("requirements", "Requirements", tuple(item(n) for n in range(1, 6)))
    world = Section(
        "world", "Words of the world 🏙️",
        (paragraph("تصريح البناء requires form 12."), paragraph("Emoji 👩‍💼 and 許可 in a line."),
         paragraph("x" * 150), Table("t-none", "Open points", ("Point", "Owner"), ()), PageBreak()),
    )  # fmt: skip
    sign = Section("sign-off", "Sign-off", (Form(("Name", "Office", "Date", "Signature")),))
    preface = (paragraph("This document is derived from the process model.", role="note"),)
    return Document(META, (scope(), intake(), items, world, sign), preface)
