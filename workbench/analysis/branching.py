"""The chances of the flows out of one node."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.element import FlowNode, Gateway, GatewayType, SequenceFlow
from workbench.model.evidence import Evidence, Source, weakest

EQUAL_PARTS = Evidence(Source.GUESS, note="equal parts assumed")
TOLERANCE = 1e-6


class Route(enum.StrEnum):
    """How tokens part or meet: one way, all ways, or some of them."""

    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"


@dataclass(frozen=True)
class Branching:
    """The ways out of a node: `chances` in the order of its flows, the evidence of the shares
    (None where nothing is shared out), and whether equal parts had to be assumed."""

    route: Route
    chances: tuple[float, ...]
    evidence: Evidence | None = None
    guessed: bool = False


def branching(node: FlowNode, flows: Sequence[SequenceFlow]) -> Branching:
    """How a token that leaves the node goes on.

    Missing shares get equal parts of what the given ones leave; a single one gets the rest. Ways
    of an inclusive gateway do not exclude each other, so there even a single one is a guess.
    Given shares that do not add up are scaled to 1 (inclusive ones only up to 1).
    """
    route = split_route(node, flows)
    if route is Route.PARALLEL or len(flows) < 2:
        return Branching(route, (1.0,) * len(flows))
    given = [flow.share.mean.value if flow.share else None for flow in flows]
    missing = given.count(None)
    inclusive = route is Route.INCLUSIVE
    chances = _completed(given, least=1 / len(flows) if inclusive else 0.0)
    total = sum(chances)
    if total <= 0:
        return Branching(route, (1 / len(flows),) * len(flows), EQUAL_PARTS, guessed=True)
    if route is Route.EXCLUSIVE or total < 1:
        chances = [chance / total for chance in chances]
    grounds = [flow.share.evidence for flow in flows if flow.share]
    guessed = missing > 1 or (inclusive and missing > 0)
    if guessed:
        grounds.append(EQUAL_PARTS)
    return Branching(route, tuple(chances), weakest(grounds), guessed=guessed)


def _completed(given: Sequence[float | None], least: float) -> list[float]:
    """The shares with those that are missing; `least` where the given ones leave nothing."""
    missing = given.count(None)
    rest = 1 - sum(share for share in given if share is not None)
    rest = rest if rest > TOLERANCE else least * missing
    return [rest / missing if share is None else share for share in given]


def split_route(node: FlowNode, flows: Sequence[SequenceFlow]) -> Route:
    """How a node parts its tokens. Flows out of an activity or event without conditions and
    shares are all taken (BPMN 13.2.1); with them they are a choice, or an inclusive one where the
    shares add to more than 1."""
    if isinstance(node, Gateway):
        return gateway_route(node.type)
    default = getattr(node, "default", None)
    if not default and not any(flow.condition or flow.share for flow in flows):
        return Route.PARALLEL
    total = sum(flow.share.mean.value for flow in flows if flow.share)
    return Route.INCLUSIVE if total > 1 + TOLERANCE else Route.EXCLUSIVE


def gateway_route(kind: GatewayType) -> Route:
    """What a gateway's type means for tokens; a complex one is taken as exclusive."""
    match kind:
        case GatewayType.PARALLEL:
            return Route.PARALLEL
        case GatewayType.INCLUSIVE:
            return Route.INCLUSIVE
        case _:
            return Route.EXCLUSIVE
