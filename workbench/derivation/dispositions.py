"""Why an element has no requirement of its own: decisions on record, element by element."""

from __future__ import annotations

from workbench.derivation.phrases import quoted
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Reason


def manual(reader: Reader, ref: str) -> str:
    """Work without a system."""
    if reader.read("step", ref, "manner") != "manual":
        return ""
    return "Manual step: it is done without a system, so there is no system requirement."


def inside(reader: Reader, ref: str) -> str:
    """A sub-process is the sum of its steps."""
    if reader.read("step", ref, "manner") != "sub-process":
        return ""
    return "Sub-process: its own steps carry the requirements."


def merge(reader: Reader, ref: str) -> str:
    """A gateway that only joins alternatives, or leads through."""
    if reader.read("step", ref, "only leads on") is not True:
        return ""
    return "Gateway that only brings ways together: nothing is decided or awaited here."


def decided_before(reader: Reader, ref: str) -> str:
    """A gateway that only carries on what a rule task has decided."""
    task = reader.text("step", ref, "rule task name")
    if not task:
        return ""
    return f"Decided by the rule of the step {quoted(task)}: its requirement names the answers."


def same_outcome(reader: Reader, ref: str) -> str:
    """One of several ends of one name."""
    if reader.read("step", ref, "outcome again") is not True:
        return ""
    name = quoted(reader.text("step", ref, "name"))
    return f"Another end with the outcome {name}: its requirement is stated once."


def unlabelled(reader: Reader, ref: str) -> str:
    """A way out of a decision of which the model says nothing."""
    if reader.read("flow", ref, "conditional") is not True or reader.text("flow", ref, "label"):
        return ""
    onward = reader.text("flow", ref, "onward")
    return f"Way to {onward} without an answer: when it is taken, an analyst has to write."


def complex_gateway(reader: Reader, ref: str) -> str:
    """The rule of a complex gateway cannot be read from the model."""
    parts = reader.text("step", ref, "splits") == "complex"
    if not parts and reader.text("step", ref, "joins") != "complex":
        return ""
    return "Complex gateway: its rule is in no attribute, an analyst has to write it."


def link(reader: Reader, ref: str) -> str:
    """A link is a long line."""
    if reader.read("step", ref, "is link") is not True:
        return ""
    return "Link event: it stands for a long line in the drawing."


def compensation(reader: Reader, ref: str) -> str:
    """What is to be undone cannot be read from the model."""
    position, trigger = reader.text("step", ref, "position"), reader.text("step", ref, "trigger")
    if (position, trigger) != ("boundary", "compensation"):
        return ""
    return "Compensation event: what has to be undone is to be written by an analyst."


def inner(reader: Reader, ref: str) -> str:
    """The start or the end of a sub-process only says where its steps begin."""
    if reader.text("step", ref, "position") == "inner start":
        return "Start inside a sub-process: it only says where the steps begin."
    if reader.text("step", ref, "position") == "event end":
        return "End of a sub-process that an event sets off: its own steps carry the requirements."
    if reader.text("step", ref, "position") == "inner end":
        return "End inside a sub-process: the case goes on behind it."
    return ""


def no_screen(reader: Reader, ref: str) -> str:
    """A role that works without the system."""
    if reader.read("role", ref, "has screen steps") is not False:
        return ""
    return "This role does no step with a system, so it needs no permission."


def outsiders(reader: Reader, ref: str) -> str:
    """A message that the agency does not see."""
    if not (reader.text("message", ref, "from") and reader.text("message", ref, "to")):
        return ""
    return "Message between parties outside: the agency has no part in it."


def only_read(reader: Reader, ref: str) -> str:
    """A record that is made elsewhere, or a state in which it is only used; one that nothing
    reads or makes has no reason."""
    if reader.read("data", ref, "made") is False:
        if reader.read("data", ref, "read") is False:
            return ""
        return "Only read here: it is made and kept elsewhere."
    if reader.read("data", ref, "first") is False:
        return "Another state of a record that has its requirements."
    return ""


REASONS = (
    Reason("data", only_read),
    Reason("step", manual),
    Reason("step", inside),
    Reason("step", merge),
    Reason("step", decided_before),
    Reason("step", same_outcome),
    Reason("flow", unlabelled),
    Reason("step", complex_gateway),
    Reason("step", link),
    Reason("step", compensation),
    Reason("step", inner),
    Reason("role", no_screen),
    Reason("message", outsiders),
)
