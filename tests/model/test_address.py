"""project / process / variant @ version # element."""

from __future__ import annotations

import pytest

from workbench.model.address import Address, AddressError, address_of, parse
from workbench.model.process import Process


@pytest.mark.parametrize(
    "text",
    [
        "city/building-permit/as-is",
        "city/building-permit/to-be@7",
        "city/building-permit/as-is@3#s2",
        "city/building-permit/as-is#s2",
    ],
)
def test_an_address_reads_back_as_it_was_written(text: str) -> None:
    assert str(parse(text)) == text


def test_an_element_has_the_address_of_its_version() -> None:
    assert str(Address("city", "permit", version="3").at("s2")) == "city/permit/as-is@3#s2"


@pytest.mark.parametrize("text", ["", "city", "city/permit", "city//as-is", "city/permit/as-is#"])
def test_what_is_no_address_is_refused_with_the_shape(text: str) -> None:
    with pytest.raises(AddressError, match="project/process/variant@version#element"):
        parse(text)


def test_a_process_that_says_nothing_of_itself_stands_in_no_project_as_it_is() -> None:
    made = Process("p1", "Building permit: intake / review")
    assert str(address_of(made, "9")) == "local/building-permit-intake-review/as-is@9"
    assert str(address_of(Process("p1"))) == "local/p1/as-is"


def test_project_and_variant_are_terms_of_the_process() -> None:
    terms = (("project", "Permits 2027"), ("variant", "To-be"))
    assert str(address_of(Process("p", "Intake", terms=terms))) == "permits-2027/intake/to-be"


@pytest.mark.parametrize("name", ["a/b@c#d", "許可", "---", "  "])
def test_the_address_of_any_name_can_be_read(name: str) -> None:
    written = str(address_of(Process("p", name)))
    assert str(parse(written)) == written
