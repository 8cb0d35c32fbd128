"""[[requirements kind=functional]]: derived requirements of one kind, each with its origin."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Inlines, Item, paragraph, text
from workbench.model.requirement import Requirement
from workbench.model.trace import TraceSource


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One item for each requirement, in the order of the process."""
    kind = options.get("kind")
    chosen = (r for r in dossier.derived.requirements if kind in (None, r.kind.value))
    return Fragment(tuple(item(requirement) for requirement in chosen))


def item(requirement: Requirement) -> Item:
    """A requirement as an item: its words, and where they come from."""
    if requirement.replaced_by:
        return _replaced(requirement)
    fields: list[tuple[str, Inlines]] = []
    if requirement.text:
        fields.append(("Derived wording", text(requirement.statement)))
    fields += [
        ("From", text(origin(requirement.sources))),
        ("Why", text(requirement.rationale)),
        ("Verified by", text(requirement.verification)),
        ("Priority", text(requirement.priority)),
        ("Replaces", text(", ".join(requirement.replaces))),
    ]
    words: tuple[Block, ...] = (paragraph(requirement.wording),)
    return Item(
        id=requirement.id,
        title="",
        children=words,
        fields=tuple((label, said) for label, said in fields if said != text("")),
        base=requirement.statement,
    )


def _replaced(requirement: Requirement) -> Item:
    """What no longer holds: its id stays taken, and its "shall" is not printed."""
    return Item(
        id=requirement.id,
        title="",
        children=(paragraph(requirement.wording),),
        fields=(("From", text(origin(requirement.sources))),),
        base=requirement.wording,
    )


def origin(sources: tuple[TraceSource, ...]) -> str:
    """The sources of an item, each once: "step s2, the scenario".

    One that answered nothing (a term that nobody set) is left out.
    """
    said = (source for source in sources if any(fact.answer != "" for fact in source.facts))
    return ", ".join(dict.fromkeys(map(_named, said)))


def _named(source: TraceSource) -> str:
    """A source in words; of process and scenario there is one, and a term is its word."""
    match source.kind:
        case "process" | "scenario":
            return f"the {source.kind}"
        case "term":
            return f"the word for “{source.ref}”"
        case "role" | "staff":
            return f"{source.kind} “{source.ref}”"
        case "path":
            return f"way {source.ref.replace('>', ' to ')}"
    return f"{source.kind} {source.ref}"
