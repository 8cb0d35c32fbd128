"""The structural rules, one a file: the catalogue that `check` goes through in this order.

The code of a rule is the name of its file with hyphens; its page is docs/reference/rules/<code>.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.analysis.rules.answers_unlabelled import answers_unlabelled
from workbench.analysis.rules.boundary_without_flow import boundary_without_flow
from workbench.analysis.rules.dangling_flow import dangling_flow
from workbench.analysis.rules.duplicate_step_name import duplicate_step_name
from workbench.analysis.rules.end_event_required import end_event_required
from workbench.analysis.rules.entangled_parallel import entangled_parallel
from workbench.analysis.rules.event_gateway_target import event_gateway_target
from workbench.analysis.rules.fake_join import fake_join
from workbench.analysis.rules.flow_across_border import flow_across_border
from workbench.analysis.rules.flow_at_start_or_end import flow_at_start_or_end
from workbench.analysis.rules.gateway_join_and_fork import gateway_join_and_fork
from workbench.analysis.rules.gateway_unlabelled import gateway_unlabelled
from workbench.analysis.rules.implicit_end import implicit_end
from workbench.analysis.rules.label_required import label_required
from workbench.analysis.rules.message_flow_within_pool import message_flow_within_pool
from workbench.analysis.rules.no_path_to_end import no_path_to_end
from workbench.analysis.rules.shares_do_not_add_up import shares_do_not_add_up
from workbench.analysis.rules.start_event_required import start_event_required
from workbench.analysis.rules.step_without_who import step_without_who
from workbench.analysis.rules.step_without_work_time import step_without_work_time
from workbench.analysis.rules.superfluous_gateway import superfluous_gateway
from workbench.analysis.rules.unmatched_parallel import unmatched_parallel
from workbench.analysis.rules.unreachable import unreachable
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process

Rule = Callable[[Process], Iterator[Finding]]

CATALOGUE: tuple[tuple[Rule, Severity], ...] = (
    (dangling_flow, Severity.ERROR),
    (flow_across_border, Severity.ERROR),
    (flow_at_start_or_end, Severity.ERROR),
    (start_event_required, Severity.ERROR),
    (end_event_required, Severity.ERROR),
    (unreachable, Severity.ERROR),
    (no_path_to_end, Severity.ERROR),
    (implicit_end, Severity.WARNING),
    (unmatched_parallel, Severity.ERROR),
    (entangled_parallel, Severity.WARNING),
    (event_gateway_target, Severity.ERROR),
    (message_flow_within_pool, Severity.ERROR),
    (boundary_without_flow, Severity.WARNING),
    (shares_do_not_add_up, Severity.WARNING),
    (gateway_join_and_fork, Severity.WARNING),
    (superfluous_gateway, Severity.WARNING),
    (gateway_unlabelled, Severity.WARNING),
    (answers_unlabelled, Severity.WARNING),
    (label_required, Severity.WARNING),
    (duplicate_step_name, Severity.WARNING),
    (step_without_who, Severity.WARNING),
    (fake_join, Severity.INFO),
    (step_without_work_time, Severity.INFO),
)
