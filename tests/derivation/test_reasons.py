"""Why an item is stale, as people read it."""

from __future__ import annotations

import pytest

from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.catalogue import CATALOGUE, known
from workbench.derivation.reasons import NOUNS, SAME_AS, SENTENCES, reasons
from workbench.model.trace import Answer, Difference


def said(fact: str, was: Answer, now: Answer, kind: str = "step") -> str:
    (reason,) = reasons([Difference(kind, "s2", fact, was, now)])
    return reason.removeprefix("s2: ")


@pytest.mark.parametrize(
    ("fact", "was", "now", "words"),
    [
        ("name", "Check", "Review", "the name was “Check”, is now “Review”."),
        ("rule", "Code 10", "", "the rule was “Code 10”, is now empty."),
        ("mandated", True, False, "its rule is no longer one of law."),
        ("handed over", False, True, "somebody else has the case before now."),
        ("uses", ("form",), ("form", "plan"), "the data it uses: “plan” is new."),
        ("uses", ("a", "b"), ("b", "c", "d"),
         "the data it uses: “c”, “d” are new; “a” is no longer there."),
        ("next", ("a", "b"), ("b", "a"), "what comes next: another order."),
        ("comes from", (("step", "Check", ""),), (("answer", "Complete?", "yes"),),
         "what comes before: “Complete?” (“yes”) is new; “Check” is no longer there."),
        ("decisions", (), (("Complete?", (("yes", "Enter"), ("no", "Ask"))),),
         ("the decisions taken straight afterwards: "
          "“Complete?” (“yes”: “Enter”, “no”: “Ask”) is new.")),
    ],
)  # fmt: skip
def test_a_changed_fact_is_said_with_what_differs_and_no_more(
    fact: str, was: Answer, now: Answer, words: str
) -> None:
    assert said(fact, was, now) == words


def test_a_route_is_said_by_its_steps() -> None:
    was = (("s1", ("s1-s2",)), ("s2", ()))
    assert said("route", was, (*was, ("s3", ())), "path") == "the way of the test: “s3” is new."
    assert said("route", was, None, "path") == "no test goes this way any more."


def test_what_is_gone_is_said_once() -> None:
    found = [Difference("step", "s2", fact, "x", None) for fact in ("name", "who", "rule")]
    assert reasons(found) == ("s2: it is no longer there.",)


def test_facts_that_say_the_same_are_said_once() -> None:
    found = [
        Difference("step", "s2", "deed", "check", "review"),
        Difference("step", "s2", "name", "Check", "Review"),
    ]
    assert reasons(found) == ("s2: the name was “Check”, is now “Review”.",)


def test_every_word_is_about_a_fact_of_the_catalogue() -> None:
    facts = {fact for kind in CATALOGUE.values() for fact in kind}
    assert {*NOUNS, *SENTENCES, *SAME_AS, *SAME_AS.values()} <= facts


def test_every_question_with_yes_and_no_has_its_sentences() -> None:
    answers = known(RICH, NUMBERS)
    refs = {
        "step": RICH.by_id,
        "flow": RICH.flows_by_id,
        "data": [each.id for each in RICH.data],
        "role": RICH.roles,
    }
    asked = ((kind, ref, fact) for kind in refs for ref in refs[kind] for fact in CATALOGUE[kind])
    yes_no = {each[2] for each in asked if isinstance(answers.answer(*each), bool)}
    assert len(yes_no) > 10
    assert yes_no <= set(SENTENCES)
