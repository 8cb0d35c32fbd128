"""Dossiers of very different processes, each quick to make: their drawings are small."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from notation import process
from render import rich_document
from workbench.analysis.check import check
from workbench.analysis.report import analyse
from workbench.derivation.derive import derive
from workbench.documents import wording
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Outline, assemble, parse
from workbench.documents.tree import Document, Drawing
from workbench.model.amount import CasesPerDay, Count, Share
from workbench.model.element import (
    Attributes,
    DataAssociation,
    DataObject,
    Event,
    EventDefinition,
    Gateway,
    GatewayType,
    SequenceFlow,
    Task,
    Trigger,
)
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff
from workbench.settings import Settings
from workbench.store import library
from workbench.usecases import specifying
from workbench.usecases.opening import open_source

TEMPLATES = Path(__file__).parents[2] / "templates"
DRAWING = Drawing(rich_document.SVG, rich_document.PNG, 480, 120)
SPECIAL = '<b>R&D</b> "a" | *b* _c_ [d](http://e) `f` # {g} ]]> é'
LONG = "Compare the very long name of this step with the width of the page " * 6
TINY = "start > Clerk: Check > xor(yes= Clerk: Enter | no= Officer: Ask > @Check) > end Done"


@cache
def full() -> Dossier:
    """A process of the library, with all that lies beside it."""
    opened = open_source("building-permit", Settings())
    return replace(
        dossier(opened.process, opened.scenario),
        requirements=specifying.written_requirements(opened),
        cases=specifying.written_cases(opened),
    )


@cache
def bare() -> Dossier:
    """Three steps of two roles without any number and without a scenario."""
    return dossier(process(TINY), None)


@cache
def empty() -> Dossier:
    """A process with nothing in it."""
    return dossier(Process(id="p"), None)


@cache
def special() -> Dossier:
    """Every name holds letters that mean something to HTML, Markdown, XML or outlines."""
    return dossier(_renamed(SPECIAL), _scenario(f"Clerk {SPECIAL}", 4))


@cache
def long() -> Dossier:
    """Every name is 400 letters long."""
    return dossier(_renamed(LONG), _scenario(f"Clerk {LONG}", 4))


@cache
def overloaded() -> Dossier:
    """One clerk, half a day, and a thousand cases of fifteen minutes each."""
    line = "start > Clerk: Check [15] > xor(62% yes= Clerk: Enter [10] | 38% no= end Refused) > end"
    return dossier(process(line), _scenario("Clerk", 1000))


@cache
def draft() -> Dossier:
    """Two gateways in a ring, flows that lead nowhere, a timer with a dangling flow."""
    nodes = (
        Gateway("g1", type=GatewayType.EXCLUSIVE),
        Gateway("g2", type=GatewayType.EXCLUSIVE),
        Task("t1", "Check", attributes=Attributes("Clerk")),
        Event("w1", "", definitions=(EventDefinition(Trigger.TIMER, timer="P3D"),)),
    )
    ends = (("g1", "g2"), ("g2", "g1"), ("t1", "g1"), ("w1", "gone"), ("lost", "t1"))
    flows = tuple(SequenceFlow(f"{a}-{b}", a, b) for a, b in ends)
    links = (DataAssociation("a1", "gone", "d1", writes=True),)
    return dossier(
        Process("p", nodes=nodes, flows=flows, data=(DataObject("d1"),), associations=links), None
    )


SUBJECTS = {
    "full": full,
    "bare": bare,
    "empty": empty,
    "draft": draft,
    "special": special,
    "long": long,
    "overloaded": overloaded,
}


def dossier(subject: Process, scenario: Scenario | None) -> Dossier:
    """What `documenting.fill` makes, with small pictures for drawings, that of the process in two
    parts."""
    half = len(subject.nodes) // 2
    parts = tuple(
        replace(DRAWING, part=f"part {number} of 2", shows=tuple(node.id for node in shown))
        for number, shown in ((1, subject.nodes[:half]), (2, subject.nodes[half:]))
    )
    keys = ("process", *(f"process:{role}" for role in subject.roles))
    return Dossier(
        process=subject,
        scenario=scenario,
        analysis=analyse(subject, scenario),
        derived=derive(subject, scenario),
        findings=check(subject),
        drawings={
            **dict.fromkeys(keys, parts),
            **dict.fromkeys(("functions", "handovers"), (DRAWING,)),
        },
        version="1a2b3c",
        date="2026-05-01",
    )


@cache
def outlines() -> tuple[Outline, ...]:
    """The outlines that ship."""
    found = library.outlines()
    return tuple(parse(path.read_text(encoding="utf-8"), name) for name, path in found.items())


@cache
def documents(name: str) -> tuple[Document, ...]:
    """Every document of a subject, those of a role once for each role."""
    subject = SUBJECTS[name]()
    return tuple(
        document(outline, replace(subject, role=role))
        for outline in outlines()
        for role in (subject.process.roles if outline.head.per == "role" else ("",))
    )


def document(outline: Outline, subject: Dossier) -> Document:
    """One document."""
    terms = {
        "process": wording.title(subject.process),
        "date": subject.date,
        "version": subject.version,
        "author": "Workbench",
        "language": "en-US",
        "role": subject.role,
    }
    return assemble(outline, BLOCKS, subject, terms)


def _renamed(words: str) -> Process:
    """The tiny process with words behind every name, and a record that has them too."""
    plain = process(TINY)
    nodes = tuple(
        replace(
            node,
            name=f"{node.name} {words}",
            documentation=words,
            attributes=replace(
                node.attributes,
                who=f"{node.attributes.who} {words}" if node.attributes.who else "",
                systems=(f"System {words}",),
                rule=f"Rule {words}",
                problem=f"Problem {words}",
            ),
        )
        for node in plain.nodes
    )
    lanes = tuple(replace(lane, name=f"{lane.name} {words}") for lane in plain.lanes)
    flows = tuple(replace(f, name=f"{f.name} {words}" if f.name else "") for f in plain.flows)
    data = (DataObject("d1", f"Form {words}", documentation=words),)
    return replace(
        plain,
        name=f"Process {words}",
        nodes=nodes,
        lanes=lanes,
        flows=flows,
        data=data,
        associations=(DataAssociation("a1", "Check", "d1", writes=True),),
    )


def _scenario(role: str, arrivals: float) -> Scenario:
    said = Evidence(Source.INTERVIEW, who="Rosa", date="2026-05-12")
    staff = Staff(role, Quantity(Count(1), said), Quantity(Share(0.5), said))
    return Scenario(arrivals=Quantity(CasesPerDay(arrivals), said), staff=(staff,))
