"""Single edits such as an analyst makes, drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from workbench.model.amount import CalendarDays, CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.element import (
    DataAssociation,
    DataObject,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff

Version = tuple[Process, Scenario]
WORDS = ("Check", "Review", "Letter", "form", "Close case", "Send notice", "Order placed", "fee")


def edit(random: Random, version: Version) -> tuple[str, Version]:
    """The name of an edit, and the version after it."""
    chosen = random.choice(EDITS)
    process, scenario = version
    changed = chosen(random, process, scenario)
    return chosen.__name__, changed


def _with_node(process: Process, node: FlowNode) -> Process:
    nodes = tuple(node if each.id == node.id else each for each in process.nodes)
    return replace(process, nodes=nodes)


def _with_flow(process: Process, flow: SequenceFlow) -> Process:
    flows = tuple(flow if each.id == flow.id else each for each in process.flows)
    return replace(process, flows=flows)


def _name(random: Random) -> str:
    return f"{random.choice(WORDS)} {random.choice(WORDS).lower()} {random.randint(1, 99)}"


def rename(random: Random, process: Process, scenario: Scenario) -> Version:
    node = random.choice(process.nodes)
    return _with_node(process, replace(node, name=random.choice([_name(random), ""]))), scenario


def set_attribute(random: Random, process: Process, scenario: Scenario) -> Version:
    node = random.choice(process.nodes)
    values: dict[str, list[object]] = {
        "who": [*process.roles, "Newcomer"],
        "outside": [True, False],
        "phase": ["Intake"],
        "systems": [("GIS",), ("Ledger", "GIS"), ()],
        "work": [Quantity(WorkingMinutes(random.randint(1, 500)))],
        "wait": [Quantity(CalendarDays(random.randint(1, 50)))],
        "rule": ["Code 10.2", ""],
        "mandated": [True, False],
        "problem": ["Slow", ""],
    }
    key = random.choice(list(values))
    attributes = replace(node.attributes, **{key: random.choice(values[key])})
    return _with_node(process, replace(node, attributes=attributes)), scenario


def set_notes(random: Random, process: Process, scenario: Scenario) -> Version:
    node = random.choice(process.nodes)
    return _with_node(process, replace(node, documentation=f"- {_name(random)}\n- x")), scenario


def set_type(random: Random, process: Process, scenario: Scenario) -> Version:
    tasks = [node for node in process.nodes if isinstance(node, Task)]
    node = replace(random.choice(tasks), type=random.choice(list(TaskType)))
    return _with_node(process, node), scenario


def set_gateway(random: Random, process: Process, scenario: Scenario) -> Version:
    gateways = [node for node in process.nodes if isinstance(node, Gateway)]
    node = replace(random.choice(gateways), type=random.choice(list(GatewayType)))
    return _with_node(process, node), scenario


def set_event(random: Random, process: Process, scenario: Scenario) -> Version:
    events = [node for node in process.nodes if isinstance(node, Event)]
    event = random.choice(events)
    days = Quantity(CalendarDays(random.randint(1, 60)))
    given = random.choice(
        [
            (EventDefinition(Trigger.TIMER, deadline=days),),
            (EventDefinition(Trigger.MESSAGE),),
            (EventDefinition(Trigger.SIGNAL, "Alarm"),),
            (),
        ]
    )
    interrupting = random.choice([True, False])
    return _with_node(
        process, replace(event, definitions=given, interrupting=interrupting)
    ), scenario


def relabel(random: Random, process: Process, scenario: Scenario) -> Version:
    flow = random.choice(process.flows)
    return _with_flow(process, replace(flow, name=random.choice(["maybe", "", "no"]))), scenario


def reshare(random: Random, process: Process, scenario: Scenario) -> Version:
    shared = [flow for flow in process.flows if flow.share]
    flow = random.choice(shared or list(process.flows))
    share = Quantity(Share(random.choice([0.01, 0.2, 0.5, 0.99])))
    return _with_flow(process, replace(flow, share=share)), scenario


def redirect(random: Random, process: Process, scenario: Scenario) -> Version:
    flow, node = random.choice(process.flows), random.choice(process.nodes)
    return _with_flow(process, replace(flow, target=node.id)), scenario


def drop_flow(random: Random, process: Process, scenario: Scenario) -> Version:
    gone = random.choice(process.flows)
    return replace(process, flows=tuple(f for f in process.flows if f is not gone)), scenario


def drop_node(random: Random, process: Process, scenario: Scenario) -> Version:
    """Take a step out; what led to it leads to what came behind it."""
    gone = random.choice(process.nodes)
    after = next((f.target for f in process.flows if f.source == gone.id), None)
    flows = [f for f in process.flows if f.source != gone.id]
    kept = [replace(f, target=after) if f.target == gone.id and after else f for f in flows]
    return (
        replace(
            process,
            nodes=tuple(node for node in process.nodes if node is not gone),
            flows=tuple(f for f in kept if f.target != gone.id),
        ),
        scenario,
    )


def insert(random: Random, process: Process, scenario: Scenario) -> Version:
    flow = random.choice(process.flows)
    source = process.by_id[flow.source]
    key = f"new{random.randint(1, 10**6)}"
    node = Task(key, _name(random), lane=source.lane, parent=source.parent, type=TaskType.USER)
    first = replace(flow, target=key)
    second = SequenceFlow(f"{key}-{flow.target}", key, flow.target)
    flows = tuple(first if each is flow else each for each in process.flows)
    return replace(process, nodes=(*process.nodes, node), flows=(*flows, second)), scenario


def add_boundary(random: Random, process: Process, scenario: Scenario) -> Version:
    tasks = [node for node in process.nodes if isinstance(node, Task)]
    host, target = random.choice(tasks), random.choice(tasks)
    days = EventDefinition(Trigger.TIMER, deadline=Quantity(CalendarDays(3)))
    event = Event(
        "newb", "Overdue", lane=host.lane, parent=host.parent, position=Position.BOUNDARY,
        definitions=(days,), attached_to=host.id, interrupting=random.choice([True, False]),
    )  # fmt: skip
    flow = SequenceFlow("newb-flow", "newb", target.id)
    return replace(process, nodes=(*process.nodes, event), flows=(*process.flows, flow)), scenario


def link_data(random: Random, process: Process, scenario: Scenario) -> Version:
    node = random.choice(process.nodes)
    thing = random.choice([*process.data, DataObject("data_new", "New record")])
    data = process.data if thing in process.data else (*process.data, thing)
    link = DataAssociation("newlink", node.id, thing.id, random.choice([True, False]))
    return replace(process, data=data, associations=(*process.associations, link)), scenario


def unlink_data(random: Random, process: Process, scenario: Scenario) -> Version:
    return replace(process, associations=process.associations[1:]), scenario


def change_data(random: Random, process: Process, scenario: Scenario) -> Version:
    if not process.data:
        return process, scenario
    thing = random.choice(process.data)
    key, value = random.choice(
        [("name", "Dossier"), ("state", "approved"), ("store", True), ("documentation", "a, b")]
    )
    changed = replace(thing, **{key: value})
    return replace(
        process, data=tuple(changed if d is thing else d for d in process.data)
    ), scenario


def change_message(random: Random, process: Process, scenario: Scenario) -> Version:
    if not process.message_flows:
        return process, scenario
    flow = random.choice(process.message_flows)
    others = tuple(each for each in process.message_flows if each is not flow)
    renamed = (*others, replace(flow, name="News"))
    return replace(process, message_flows=random.choice([others, renamed])), scenario


def rename_lane(random: Random, process: Process, scenario: Scenario) -> Version:
    lane = random.choice(process.lanes)
    lanes = tuple(replace(x, name="Other role") if x is lane else x for x in process.lanes)
    return replace(process, lanes=lanes), scenario


def rename_party(random: Random, process: Process, scenario: Scenario) -> Version:
    pools = tuple(replace(x, name=f"{x.name} group") for x in process.participants)
    return replace(process, participants=pools), scenario


def change_term(random: Random, process: Process, scenario: Scenario) -> Version:
    terms = random.choice([(("system", "the new system"),), (("code", "NEW"),), ()])
    return replace(process, terms=terms), scenario


def change_process(random: Random, process: Process, scenario: Scenario) -> Version:
    return replace(process, name="Other", trigger="otherwise", documentation="text"), scenario


def change_arrivals(random: Random, process: Process, scenario: Scenario) -> Version:
    arrivals = random.choice([None, Quantity(CasesPerDay(random.randint(1, 40)))])
    return process, replace(scenario, arrivals=arrivals)


def change_staff(random: Random, process: Process, scenario: Scenario) -> Version:
    role = random.choice(process.roles)
    member = Staff(role, Quantity(Count(random.randint(1, 9))), Quantity(Share(0.5)))
    others = tuple(each for each in scenario.staff if each.role != role)
    return process, replace(scenario, staff=(*others, member))


def shuffle(random: Random, process: Process, scenario: Scenario) -> Version:
    nodes = list(process.nodes)
    random.shuffle(nodes)
    return replace(process, nodes=tuple(nodes)), scenario


def rename_role(random: Random, process: Process, scenario: Scenario) -> Version:
    """Write a role in other capitals or with other blanks, everywhere."""
    role = random.choice(process.roles)
    new = random.choice([role.lower(), role.upper(), f" {role}", f"{role} ", f"{role} II"])
    lanes = tuple(replace(x, name=new) if x.name == role else x for x in process.lanes)
    nodes = tuple(
        replace(node, attributes=replace(node.attributes, who=new))
        if node.attributes.who == role
        else node
        for node in process.nodes
    )
    return replace(process, lanes=lanes, nodes=nodes), scenario


def give_id(random: Random, process: Process, scenario: Scenario) -> Version:
    """Give a node another id; its flows keep theirs."""
    old = random.choice(process.nodes).id
    ids = {node.id: node.id for node in process.nodes} | {old: "renumbered"}
    nodes = []
    for node in process.nodes:
        moved = replace(node, id=ids[node.id], parent=ids.get(node.parent or ""))
        if isinstance(moved, Event):
            moved = replace(moved, attached_to=ids.get(moved.attached_to or ""))
        nodes.append(moved)
    flows = tuple(
        replace(f, source=ids.get(f.source, f.source), target=ids.get(f.target, f.target))
        for f in process.flows
    )
    links = tuple(replace(a, node=ids.get(a.node, a.node)) for a in process.associations)
    return replace(process, nodes=tuple(nodes), flows=flows, associations=links), scenario


def move_message(random: Random, process: Process, scenario: Scenario) -> Version:
    """Tie a message to another node, or turn it round."""
    if not process.message_flows:
        return process, scenario
    flow, node = random.choice(process.message_flows), random.choice(process.nodes)
    moved = random.choice(
        [
            replace(flow, source=node.id),
            replace(flow, target=node.id),
            replace(flow, source=flow.target, target=flow.source),
        ]
    )
    flows = tuple(moved if each is flow else each for each in process.message_flows)
    return replace(process, message_flows=flows), scenario


def swap_targets(random: Random, process: Process, scenario: Scenario) -> Version:
    """Let two ways out of a node lead to each other's target."""
    parting = [node.id for node in process.nodes if len(process.outgoing(node.id)) > 1]
    if not parting:
        return process, scenario
    one, other = process.outgoing(random.choice(parting))[:2]
    once = _with_flow(process, replace(one, target=other.target))
    return _with_flow(once, replace(other, target=one.target)), scenario


def empty_branch(random: Random, process: Process, scenario: Scenario) -> Version:
    """Add a way past other steps."""
    parting = [node.id for node in process.nodes if len(process.outgoing(node.id)) > 1]
    if not parting:
        return process, scenario
    source, target = random.choice(parting), random.choice(process.flows).target
    past = SequenceFlow("past", source, target)
    return replace(process, flows=(*process.flows, past)), scenario


def insert_gateway(random: Random, process: Process, scenario: Scenario) -> Version:
    """Put an event or a gateway on a line."""
    flow = random.choice(process.flows)
    at = process.by_id.get(flow.source, process.nodes[0])
    gateway = Gateway("put", lane=at.lane, parent=at.parent, type=random.choice(list(GatewayType)))
    wait = Event("put", random.choice(["Wait", ""]), lane=at.lane, parent=at.parent)
    first = _with_flow(process, replace(flow, target="put"))
    second = SequenceFlow("put-on", "put", flow.target)
    node = random.choice([gateway, wait])
    return replace(first, nodes=(*process.nodes, node), flows=(*first.flows, second)), scenario


def move_event(random: Random, process: Process, scenario: Scenario) -> Version:
    """Let an event stand elsewhere: at another place of the line or on another border."""
    event = random.choice([node for node in process.nodes if isinstance(node, Event)])
    tasks = [node for node in process.nodes if isinstance(node, Task)]
    if event.attached_to:
        return _with_node(process, replace(event, attached_to=random.choice(tasks).id)), scenario
    position = random.choice([p for p in Position if p is not Position.BOUNDARY])
    return _with_node(process, replace(event, position=position)), scenario


def move_inside(random: Random, process: Process, scenario: Scenario) -> Version:
    """Put a node into a sub-process, or out of one."""
    subs = [node.id for node in process.nodes if isinstance(node, SubProcess)]
    node = random.choice([each for each in process.nodes if each.id not in subs])
    return _with_node(process, replace(node, parent=random.choice([*subs, None]))), scenario


def set_sub_process(random: Random, process: Process, scenario: Scenario) -> Version:
    """Let an event set off a sub-process, or the flow again."""
    subs = [node for node in process.nodes if isinstance(node, SubProcess)]
    if not subs:
        return process, scenario
    sub = random.choice(subs)
    return _with_node(process, replace(sub, by_event=not sub.by_event)), scenario


def set_pools(random: Random, process: Process, scenario: Scenario) -> Version:
    """Close a pool, open one, or take its name."""
    if not process.participants:
        return process, scenario
    pool = random.choice(process.participants)
    changed = random.choice(
        [replace(pool, process=None if pool.process else "p"), replace(pool, name="")]
    )
    pools = tuple(changed if each is pool else each for each in process.participants)
    return replace(process, participants=pools), scenario


Edit = Callable[[Random, Process, Scenario], Version]
EDITS: tuple[Edit, ...] = (
    rename, rename, set_attribute, set_attribute, set_attribute, set_notes, set_type, set_gateway,
    set_event, relabel, reshare, redirect, drop_flow, drop_node, insert, add_boundary, link_data,
    unlink_data, change_data, change_message, rename_lane, rename_party, change_term,
    change_process, change_arrivals, change_staff, shuffle, rename_role, give_id, move_message,
    swap_targets, empty_branch, insert_gateway, move_event, move_inside, set_sub_process, set_pools,
)  # fmt: skip
