"""Word lists for reading the labels of clerks: what is a verb, a thing, a department."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words(
    """
    accept acknowledge acquire activate add adjust advise agree align allocate allow amend
    analyse analyze announce answer apply appoint appraise approve archive arrange ask assemble
    assess assign attach attend audit authorise authorize award back bill book brief build buy
    calculate call cancel capture categorise categorize certify change charge chase check choose
    clarify classify clean clear close coach code collect compare compile complete compute
    conduct configure confirm consolidate consult contact continue control convert copy correct
    count create credit deactivate decide declare define delete deliver deploy describe design
    destroy determine develop diagnose disable discuss dispatch dispose distribute divide
    document download draft draw drop edit email e-mail enable encrypt end enforce enter erase
    escalate establish estimate evaluate examine execute explain export extend extract file fill
    finalise finalize find finish fix follow forward fund gather generate get give grant group
    handle hand hear help hire hold identify image implement import inform initiate insert
    inspect install integrate interview inventory investigate invite invoice issue join keep
    label launch lead learn let link list load locate lock log look mail make manage map mark
    match measure meet merge migrate monitor move name negotiate note notify obtain offer open
    operate order organise organize pack pass patch pay perform pick place plan post prepare
    present print prioritise prioritize process procure produce promote propose provide publish
    pull purchase put qualify quote rate reach read reassign rebuild receive recommend reconcile
    record recover redact refer refuse register reject release relocate remind remove renew
    repair repeat replace reply report request rerun research reserve reset resolve respond
    restart restore resubmit retire retrieve retry return review revise revoke roll route run
    save scan schedule score screen search seek select send serve set settle share ship show
    sign sort split staff stamp start state stock stop store submit summarise summarize supply
    suspend switch tag take tell terminate test track train transfer translate transport triage
    type unlock update upgrade upload use validate value verify visit wait warn weigh wipe
    withdraw work write
    """
)

THINGS = _words(
    """
    account action address agenda agreement amount answer appeal applicant application
    appointment approval archive area article asset assessment asset-tag assignment audit
    authorisation authorization award badge balance bid bill box budget building call card case
    category certificate change charge check checklist citation claim clause clock code comment
    committee complaint computer condition contact contract copy cost counter coverage customer
    date deadline decision defect deliverable deposit design device diagram directive document
    draft drawing employee entry envelope error escalation estimate evaluation event exception
    extension fault fee file finding fix folder form gap hearing incident inspection inspector
    instruction interview inventory invoice issue item job key label laptop law lesson letter
    licence license limit line list listing location log mailbox major-incident manager manual
    map measure meeting memo message method mistake note notice number objection offer office
    officer opinion order owner outcome package page parcel password patch payment penalty
    permit person phone plan policy position price priority problem procedure process profile
    project proposal purchase quality-score question queue quote rate receipt record refund
    region rejection release reminder report request requester requirement requisition resident
    response result review reviewer risk role roster route rule sample schedule scope score
    screen section server set shift shipment site slot solution status step summary supervisor
    supplier survey system tag target task team template test ticket time title tool total
    transaction transfer type unit update user vendor vehicle version violation visit voucher
    waiver warranty window workplace workaround
    """
)

NOUN_VERBS = THINGS | _words(
    """
    back brief copy count design display dispute dispatch estimate file fund group guide hand help
    hold image intake join lead link load lock look mail mark match move pass pick post pull quality
    rank rent repair reply request reserve return roll run scan search select service share ship
    show site sort split staff stamp start state stock stop store support switch talk trace track
    train transport view wait work
    """
)
"""Words that may order something or begin a name: “start form”, “scan report”."""

CASE_VERBS = _words(
    """
    accept approve archive assess assign cancel check close consider decide escalate evaluate
    examine forward handle log prioritise prioritize process reassign refer register reject return
    review route screen send submit suspend triage withdraw
    """
)
"""What is done to a case where a label names no other thing."""

GAPS = _words("as to for with again automatically manually")
"""What follows a verb whose thing was left out: “close as withdrawn”."""

PARTICLES = _words("up out off over down back in on away")

CHANNELS = _words(
    """
    chat conference e-mail email fax letter line mail message phone post radio sms telephone text
    """
)
"""By these people reach each other; nothing is done or kept in them."""

PLACES = _words(
    """
    binder board cabinet calendar drive excel file folder form notebook page paper share sheet
    spreadsheet website whiteboard
    """
)
"""In these things are kept by hand; they do nothing by themselves."""

TOOLS = _words("camera client device editor kiosk printer scanner terminal tool viewer")
"""With these somebody works; the record stands elsewhere."""

STOPS = _words(
    """
    a an the this that these those his her its their our your my each every all any no some one
    two three both
    """
)

JOINTS = _words(
    """
    about after against among and around as at before between but by during for from if in into
    of off on onto or out over per since than then through to toward under until up upon via
    when where while with within without
    """
)

IRREGULAR = _words(
    """
    bought brought built chosen done drawn drunk fallen forgotten found frozen given gone heard
    held hidden hit kept known laid left lent lost made met paid put read sent set shown shut
    sold spent split stolen taken taught told torn understood withdrawn won written cut drawn
    """
)

DEPARTMENTS = _words(
    """
    accounting accounts administration audit billing communications compliance dispatch
    engineering enforcement facilities finance fleet housing inspections intake legal licensing
    logistics maintenance management operations payroll permitting planning procurement
    purchasing receiving records recruiting recruitment sales security support training treasury
    utilities zoning
    """
)

BODIES = _words(
    """
    agency authority board bureau center centre clinic commission committee council court crew
    department desk directorate division group helpdesk office panel public service services
    staff support team unit works management
    """
)

PROPER = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december english spanish french
    """
)
