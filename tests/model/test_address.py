"""project / process / variant @ version # element."""

from __future__ import annotations

import pytest

from workbench.model.address import Address, AddressError, parse


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
