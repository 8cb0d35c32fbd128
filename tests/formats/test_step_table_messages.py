"""Whom a sending step writes to."""

from __future__ import annotations

import pytest

from workbench.formats.step_table.reader import read_csv

HEAD = "id,kind,Who,Does what,Then\n"


def messages(rows: str) -> set[tuple[str, str]]:
    process = read_csv((HEAD + rows).encode(), "t.csv").process
    return {(flow.source, flow.target) for flow in process.message_flows}


def test_a_question_to_a_colleague_goes_to_nobody_outside() -> None:
    # As in the library's onboarding: HR asks the hiring manager, the bureau is far away.
    found = messages(
        "s1,start,HR,Offer accepted,s2\n"
        "s2,send,HR,Ask for missing details,s3\n"
        "s3,user,Hiring manager,State the role,s4\n"
        "s4,receive,Bureau (ext),Returns the result,e1\n"
        "e1,end,HR,Ready,\n"
    )
    assert found == {("party_bureau", "s4")}


def test_a_notice_goes_to_the_party_that_answers_it() -> None:
    found = messages(
        "s1,start,Clerk,Day begins,s2\n"
        "s2,send,Clerk,Send notice,v1\n"
        "v1,evt,Clerk,Which comes first?,s3:50 items arrive; s4:50 none in 30 days\n"
        "s3,receive,Applicant (ext),Supplies items,e1\n"
        "s4,user,Clerk,Close,e1\n"
        "e1,end,Clerk,Done,\n"
    )
    assert ("s2", "party_applicant") in found


@pytest.mark.parametrize(("parties", "sent"), [(1, True), (2, False)])
def test_where_no_party_is_next_the_only_one_is_meant(parties: int, sent: bool) -> None:
    other = "s4,receive,Vendor (ext),Delivers,e1\n" if parties == 2 else ""
    found = messages(
        "s1,start,Requester (ext),Request,s2\n"
        "s2,send,Desk,Tell the requester,s3\n"
        f"s3,user,Desk,Close,{'s4' if parties == 2 else 'e1'}\n"
        f"{other}"
        "e1,end,Desk,Done,\n"
    )
    assert (("s2", "party_requester") in found) is sent
