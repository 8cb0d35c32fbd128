"""The time a case takes when nobody has to queue: flow analysis (Dumas et al. 2018, ch. 7)."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.amount import Share, WorkingMinutes
from workbench.model.evidence import Quantity


@dataclass(frozen=True)
class CycleTime:
    """Expected time from start to end of one case without queues, in working minutes.

    All numbers are None where `reasons` say why the formulas do not hold. `total` is work and
    waits, `processing` the work alone on the same paths, `efficiency` processing / total.
    Where parallel branches have times that vary, the largest of the means is too low:
    `lower_bound` is true then, and `varying` is the total for branch times that vary as
    exponential ones do. `notes` are assumptions in words.
    """

    total: Quantity[WorkingMinutes] | None
    processing: Quantity[WorkingMinutes] | None
    efficiency: Quantity[Share] | None
    varying: Quantity[WorkingMinutes] | None
    lower_bound: bool
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
