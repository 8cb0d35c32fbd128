"""Four processes of the library in their compact notation, and a small reader of it.

A row is `id | who | kind | step | next`; `(ext)` marks somebody outside; `next` is
`target:percent label; ...`. A `rule` with several targets gets a gateway, an `evt` its events.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.model.amount import CalendarDays, Share
from workbench.model.element import (
    Attributes,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Lane,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process

PERMIT = """
s1 | Applicant (ext) | start | Application received | s2
s2 | Permit clerk | user | Check completeness | x1
x1 | Permit clerk | xor | Complete? | s4:62 yes; s3:38 no
s3 | Permit clerk | send | Send missing-items notice | v1
v1 | Permit clerk | evt | Which comes first? | s3w:85 items arrive; s3x:15 none in 30 days
s3w | Applicant (ext) | receive | Supplies missing items | s2
s3x | Permit clerk | user | Close as withdrawn | e2
s4 | Permit clerk | user | Enter application and calculate fee | s5
s5 | Applicant (ext) | receive | Pays the plan review fee | x2
x2 | Permit clerk | rule | Plan review needed? | s6:70 yes; s20:30 over the counter
s6 | Permit clerk | user | Route plans to reviewers | a1
a1 | Permit clerk | and | Review in parallel | s7; s8; s9; s10
s7 | Zoning planner | user | Review zoning | j1
s8 | Plans examiner | user | Review structure, energy and accessibility | j1
s9 | Fire reviewer | user | Review fire safety | j1
s10 | Public works reviewer | user | Review drainage and access | j1
j1 | Permit clerk | join | All reviews in | s11
s11 | Permit clerk | user | Consolidate comments | x3
x3 | Permit clerk | xor | All approved? | s13:55 yes; s12:45 corrections
s12 | Applicant (ext) | receive | Corrects and resubmits | s6
s13 | Permit supervisor | user | Sign the approval | s14
s20 | Permit clerk | user | Check simple permit at the counter | s14
s14 | Cashier | user | Collect permit fee | s15
s15 | Permit clerk | user | Issue permit and inspection card | e1
e1 | Applicant (ext) | end | Permit issued |
e2 | Applicant (ext) | end | Withdrawn |
"""

INCIDENT = """
s1 | Requester (ext) | start | Problem reported | s2
s2 | Service desk | user | Log and categorise the ticket | x1
x1 | Service desk | xor | Is it an incident? | s3:88 incident; e2:12 service request
s3 | Service desk | rule | Set priority from impact and urgency | x2
x2 | Service desk | xor | Major incident? | s4:98 no; s12:2 yes
s4 | Service desk | user | Check known errors and diagnose | x3
x3 | Service desk | xor | Resolved at first contact? | s9:66 yes; s5:34 no
s5 | Service desk | user | Write escalation note and choose queue | s6
s6 | Technician | user | Pick up and diagnose | x4
x4 | Technician | xor | What is needed? | s9:62 fixed; s7:15 more; s8:14 vendor; s5b:9 wrong
s5b | Service desk | user | Reassign to the right queue | s6
s7 | Requester (ext) | receive | Answers the question | s6
s8 | Specialist | user | Work on the referred problem | s9
s12 | Lead | user | Run the major-incident call | s13
s13 | Lead | send | Send status messages to affected users | s9
s9 | Service desk | send | Tell the requester and ask to confirm | v1
v1 | Service desk | evt | Which comes first? | s10:60 ok; s6:4 not ok; s11:36 none in 3 days
s10 | Service desk | user | Close with cause code | e1
s11 | Service desk | service | Close automatically | e1
e1 | Requester (ext) | end | Service restored |
e2 | Service desk | end | Continued as service request P02 |
"""

ONBOARDING = """
s1 | HR | start | Offer accepted | s2
s2 | HR | user | Create employee record and start form | s3
s3 | Hiring manager | user | State role, systems and equipment | x1
x1 | HR | xor | Form complete? | x2:70 yes; s3b:30 no
s3b | HR | send | Ask for missing details | s3
x2 | HR | rule | Position needs CJIS clearance? | a1:80 no; s4:20 yes
s4 | CJIS coordinator | manual | Take fingerprints and submit | s5
s5 | State bureau (ext) | receive | Returns record-check result | x3
x3 | CJIS coordinator | xor | Record found? | a1:93 no; s6:7 yes
s6 | CJIS coordinator | user | Review record and decide access | x4
x4 | CJIS coordinator | xor | Cleared? | a1:60 yes; e2:40 no
a1 | HR | and | Prepare in parallel | s7; s8; s10
s7 | Service desk | user | Create account, mailbox and groups from role template | s7b
s7b | System owner | user | Grant application access | j1
s8 | Technician | user | Prepare and image device | s9
s9 | Technician | manual | Deliver and set up the workplace | j1
s10 | HR | user | Book orientation and security-awareness training | j1
j1 | HR | join | All ready | s11
s11 | New employee (ext) | receive | Signs in, acknowledges policies | x5
x5 | New employee (ext) | xor | Everything works? | e1:75 yes; s12:25 no
s12 | Service desk | user | Fix first-day problems | e1
e1 | New employee (ext) | end | Ready to work |
e2 | HR | end | Not cleared |
"""

RECORDS = """
s1 | Requester (ext) | start | Request received | s2
s2 | Records officer | user | Log and start the statutory clock | x1
x1 | Records officer | xor | Clear enough? | x2:75 yes; s3:25 no
s3 | Records officer | send | Ask to clarify | s3w
s3w | Requester (ext) | receive | Clarifies | x2
x2 | Records officer | xor | Do we hold it? | s4:90 yes; s3r:10 other agency
s3r | Records officer | send | Refer | e3
s4 | Records officer | send | Send search task to custodians | s5
s5 | Custodian | user | Search | x3
x3 | Records officer | xor | Records found? | x4:85 yes; s11:15 no
s11 | Records officer | send | No-records letter | e2
x4 | Records officer | rule | Estimate above the free threshold? | s7:75 no; s6:25 yes
s6 | Records officer | send | Send fee estimate | v1
v1 | Records officer | evt | Which comes first? | s6p:65 deposit paid; s6x:35 none in 10 days
s6p | Requester (ext) | receive | Pays deposit | s7
s6x | Records officer | user | Close as abandoned | e4
s7 | Records officer | user | Review and redact | x5
x5 | Records officer | xor | Privileged or doubtful? | x6:70 no; s8:30 yes
s8 | Legal | user | Review exemptions | x6
x6 | Records officer | rule | Within the time limit? | s9:85 yes; s10:15 no
s10 | Records officer | send | Extension notice | s9
s9 | Records officer | send | Release with letter listing exemptions | v2
v2 | Records officer | evt | Which comes first? | e1:96 no appeal; s12:4 appeal
s12 | Legal | user | Handle appeal | e1
e1 | Requester (ext) | end | Answered |
e2 | Requester (ext) | end | No records |
e3 | Requester (ext) | end | Referred |
e4 | Requester (ext) | end | Abandoned |
"""

TABLES = {
    "permit": PERMIT,
    "incident": INCIDENT,
    "onboarding": ONBOARDING,
    "records": RECORDS,
}
TASKS = {
    "user": TaskType.USER,
    "manual": TaskType.MANUAL,
    "service": TaskType.SERVICE,
    "rule": TaskType.RULE,
    "send": TaskType.SEND,
    "receive": TaskType.RECEIVE,
}
GATEWAYS = {
    "xor": GatewayType.EXCLUSIVE,
    "and": GatewayType.PARALLEL,
    "join": GatewayType.PARALLEL,
    "evt": GatewayType.EVENT,
    "or": GatewayType.INCLUSIVE,
}
Row = tuple[str, str, str, str, str]


def library_process(name: str) -> Process:
    """One of the four processes."""
    return read_table(TABLES[name], name)


def read_table(text: str, name: str = "example") -> Process:
    """The process of a compact table."""
    rows: list[Row] = []
    for line in text.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        rows.append((cells[0], cells[1], cells[2], cells[3], cells[4]))
    roles = dict.fromkeys(who for _, who, *_ in rows if not who.endswith("(ext)"))
    nodes = [node for row in rows for node in _nodes(row)]
    flows = _joined([flow for row in rows for flow in _flows(row)], nodes)
    lanes = tuple(Lane(f"lane_{role.lower().replace(' ', '_')}", role, name) for role in roles)
    by_name = {lane.name: lane.id for lane in lanes}
    placed = tuple(replace(node, process=name) for node in _in_lanes(nodes, by_name))
    parties = dict.fromkeys(n.attributes.who for n in nodes if n.attributes.outside)
    pools = tuple(Participant(_party(party), party) for party in parties)
    process = Process(
        name, name.capitalize(), nodes=placed, flows=tuple(flows), lanes=lanes, participants=pools
    )
    return replace(process, message_flows=tuple(_messages(process)))


def _in_lanes(nodes: list[FlowNode], lanes: dict[str, str]) -> list[FlowNode]:
    """A step outside stands in the lane of the agency's step before it, else of the first."""
    lane, placed = next(iter(lanes.values()), None), []
    for node in nodes:
        lane = lanes.get(node.attributes.who, lane)
        placed.append(replace(node, lane=lane))
    return placed


def _joined(flows: list[SequenceFlow], nodes: list[FlowNode]) -> list[SequenceFlow]:
    """Put a join of alternatives before each parallel split that several flows come to."""
    for node in [n for n in nodes if isinstance(n, Gateway) and n.type is GatewayType.PARALLEL]:
        arriving = [flow for flow in flows if flow.target == node.id]
        if len(arriving) < 2 or sum(flow.source == node.id for flow in flows) < 2:
            continue
        join = f"{node.id}_join"
        nodes.insert(nodes.index(node), Gateway(join, "", attributes=node.attributes))
        flows = [replace(f, target=join) if f.target == node.id else f for f in flows]
        flows.append(SequenceFlow(f"{join}-{node.id}", join, node.id))
    return flows


def _party(name: str) -> str:
    return f"party_{name.lower().replace(' ', '_')}"


def _nodes(row: Row) -> list[FlowNode]:
    key, who, kind, name, after = row
    attributes = Attributes(who=who.removesuffix(" (ext)"), outside=who.endswith("(ext)"), row=key)
    if kind in {"start", "end"}:
        position = Position.START if kind == "start" else Position.END
        plain = not attributes.outside
        definitions = () if plain else (EventDefinition(Trigger.MESSAGE),)
        return [Event(key, name, attributes=attributes, position=position, definitions=definitions)]
    if kind in GATEWAYS:
        gateway = Gateway(key, name, attributes=attributes, type=GATEWAYS[kind])
        return (
            [
                gateway,
                *(_event(key, target, label, attributes) for target, _, label in _ways(after)),
            ]
            if kind == "evt"
            else [gateway]
        )
    task = Task(key, name, attributes=attributes, type=TASKS[kind])
    if len(_ways(after)) > 1:
        return [task, Gateway(f"{key}_choice", name, attributes=attributes)]
    return [task]


def _event(key: str, target: str, label: str, attributes: Attributes) -> Event:
    days = re.search(r"in (\d+) days", label)
    deadline = Quantity(CalendarDays(float(days[1]))) if days else None
    definition = EventDefinition(
        Trigger.TIMER if days else Trigger.MESSAGE, label, deadline=deadline
    )
    return Event(
        f"{key}_{target}",
        label,
        attributes=attributes,
        position=Position.CATCH,
        definitions=(definition,),
    )


def _ways(after: str) -> list[tuple[str, float | None, str]]:
    found = []
    for part in filter(None, (part.strip() for part in after.split(";"))):
        target, _, rest = part.partition(":")
        percent, _, label = rest.partition(" ")
        found.append((target, float(percent) / 100 if percent else None, label))
    return found


def _flows(row: Row) -> list[SequenceFlow]:
    key, _, kind, _, after = row
    ways, flows = _ways(after), []
    source = f"{key}_choice" if kind in TASKS and len(ways) > 1 else key
    if source != key:
        flows.append(SequenceFlow(f"{key}-{source}", key, source))
    for target, share, label in ways:
        amount = Quantity(Share(share)) if share is not None else None
        first = f"{key}_{target}" if kind == "evt" else target
        flows.append(SequenceFlow(f"{source}-{first}", source, first, label, share=amount))
        if kind == "evt":
            flows.append(SequenceFlow(f"{first}-{target}", first, target))
    return flows


def _messages(process: Process) -> list[MessageFlow]:
    found = []
    for node in process.nodes:
        if not node.attributes.outside:
            continue
        party = _party(node.attributes.who)
        if isinstance(node, Event) and node.position is Position.END:
            found.append(MessageFlow(f"m_{node.id}", node.id, party))
        elif not isinstance(node, Gateway):
            found.append(MessageFlow(f"m_{node.id}", party, node.id))
    sends = (n for n in process.nodes if isinstance(n, Task) and n.type is TaskType.SEND)
    found.extend(MessageFlow(f"m_{n.id}", n.id, _recipient(process, n.id)) for n in sends)
    return found


def _recipient(process: Process, node: str) -> str:
    """The first party that is met downstream."""
    queue, seen = [node], set[str]()
    for place in queue:
        attributes = process.by_id[place].attributes
        if attributes.outside:
            return _party(attributes.who)
        if place not in seen:
            seen.add(place)
            queue += [flow.target for flow in process.outgoing(place)]
    return process.participants[0].id
