"""The words of a BPMN 2.0.2 file: namespaces, and which tag is which value of the model."""

from __future__ import annotations

from lxml import etree

from workbench.model.element import GatewayType, Loop, Position, TaskType, Trigger

Element = etree._Element
Tree = etree._ElementTree

BPMN_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/DI"
BOX_NAMESPACE = "http://www.omg.org/spec/DD/20100524/DC"
LINE_NAMESPACE = "http://www.omg.org/spec/DD/20100524/DI"
WORKBENCH_NAMESPACE = "urn:workbench:bpmn:1"
XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance"

PREFIXES = {
    "bpmn": BPMN_NAMESPACE,
    "bpmndi": DI_NAMESPACE,
    "dc": BOX_NAMESPACE,
    "di": LINE_NAMESPACE,
    "wb": WORKBENCH_NAMESPACE,
    "xsi": XSI_NAMESPACE,
}

B = f"{{{BPMN_NAMESPACE}}}"
DI = f"{{{DI_NAMESPACE}}}"
BOX = f"{{{BOX_NAMESPACE}}}"
LINE = f"{{{LINE_NAMESPACE}}}"
WB = f"{{{WORKBENCH_NAMESPACE}}}"
XSI_TYPE = f"{{{XSI_NAMESPACE}}}type"

DOCUMENTATION = B + "documentation"
EXTENSIONS = B + "extensionElements"
INCOMING = B + "incoming"
OUTGOING = B + "outgoing"
SEQUENCE_FLOW = B + "sequenceFlow"
MESSAGE_FLOW = B + "messageFlow"
CONDITION = B + "conditionExpression"
CALL_ACTIVITY = B + "callActivity"
LANE_SET = B + "laneSet"
CHILD_LANE_SET = B + "childLaneSet"
LANE = B + "lane"
NODE_REF = B + "flowNodeRef"
ASSOCIATION = B + "association"
ANNOTATION = B + "textAnnotation"
PROCESS = B + "process"
COLLABORATION = B + "collaboration"
PARTICIPANT = B + "participant"
DATA_OBJECT = B + "dataObject"
DATA_REFERENCE = B + "dataObjectReference"
DATA_STORE = B + "dataStore"
STORE_REFERENCE = B + "dataStoreReference"
DATA_READ = B + "dataInputAssociation"
DATA_WRITTEN = B + "dataOutputAssociation"
SOURCE_REF = B + "sourceRef"
TARGET_REF = B + "targetRef"
DIAGRAM = DI + "BPMNDiagram"
SHAPE = DI + "BPMNShape"
EDGE = DI + "BPMNEdge"
LABEL = DI + "BPMNLabel"
BOUNDS = BOX + "Bounds"
WAY_POINT = LINE + "waypoint"

STEP = WB + "step"
FLOW = WB + "flow"
SHARE = WB + "share"
DEADLINE = WB + "deadline"
OURS = WB + "process"
TEXT = WB + "text"

TASKS = {
    B + "task": TaskType.TASK,
    B + "userTask": TaskType.USER,
    B + "manualTask": TaskType.MANUAL,
    B + "serviceTask": TaskType.SERVICE,
    B + "scriptTask": TaskType.SCRIPT,
    B + "businessRuleTask": TaskType.RULE,
    B + "sendTask": TaskType.SEND,
    B + "receiveTask": TaskType.RECEIVE,
}
SUB_PROCESSES = {
    B + "subProcess": "sub-process",
    B + "transaction": "transaction",
    B + "adHocSubProcess": "ad-hoc sub-process",
}
GATEWAYS = {
    B + "exclusiveGateway": GatewayType.EXCLUSIVE,
    B + "inclusiveGateway": GatewayType.INCLUSIVE,
    B + "parallelGateway": GatewayType.PARALLEL,
    B + "eventBasedGateway": GatewayType.EVENT,
    B + "complexGateway": GatewayType.COMPLEX,
}
CHOOSING = (GatewayType.EXCLUSIVE, GatewayType.INCLUSIVE, GatewayType.COMPLEX)
EVENTS = {
    B + "startEvent": Position.START,
    B + "intermediateCatchEvent": Position.CATCH,
    B + "intermediateThrowEvent": Position.THROW,
    B + "boundaryEvent": Position.BOUNDARY,
    B + "endEvent": Position.END,
}
NODES = frozenset((*TASKS, *SUB_PROCESSES, CALL_ACTIVITY, *GATEWAYS, *EVENTS))
DEFINITIONS = {
    B + "messageEventDefinition": Trigger.MESSAGE,
    B + "timerEventDefinition": Trigger.TIMER,
    B + "errorEventDefinition": Trigger.ERROR,
    B + "escalationEventDefinition": Trigger.ESCALATION,
    B + "cancelEventDefinition": Trigger.CANCEL,
    B + "compensateEventDefinition": Trigger.COMPENSATION,
    B + "conditionalEventDefinition": Trigger.CONDITIONAL,
    B + "linkEventDefinition": Trigger.LINK,
    B + "signalEventDefinition": Trigger.SIGNAL,
    B + "terminateEventDefinition": Trigger.TERMINATE,
}
REFERENCES = {
    Trigger.MESSAGE: "message",
    Trigger.SIGNAL: "signal",
    Trigger.ERROR: "error",
    Trigger.ESCALATION: "escalation",
}
TIMERS = (B + "timeDate", B + "timeDuration", B + "timeCycle")
STANDARD_LOOP = B + "standardLoopCharacteristics"
MULTI_INSTANCE = B + "multiInstanceLoopCharacteristics"
LOOPS = {STANDARD_LOOP: Loop.STANDARD, MULTI_INSTANCE: Loop.PARALLEL}
UNREAD = {
    B + "choreography": "choreography",
    B + "globalChoreographyTask": "choreography",
    B + "conversation": "conversation",
    B + "globalConversation": "conversation",
}
