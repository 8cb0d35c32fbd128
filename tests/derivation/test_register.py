"""An id that was retired is never given again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.derivation.register import IdError, Register


def test_a_retired_id_cannot_be_issued() -> None:
    register = Register().issue("FR-01").retire("FR-01")
    with pytest.raises(IdError, match="FR-01 was retired"):
        register.issue("FR-01")


def test_an_id_in_use_cannot_be_issued_twice() -> None:
    with pytest.raises(IdError, match="in use"):
        Register().issue("FR-01").issue("FR-01")


def test_only_an_id_in_use_can_be_retired() -> None:
    with pytest.raises(IdError, match="not in use"):
        Register().retire("FR-01")


def test_a_derived_id_that_was_retired_is_reported() -> None:
    register = Register().issue("FR-s5-perform").retire("FR-s5-perform")
    (finding,) = register.clashes(["FR-s4-perform", "FR-s5-perform"])
    assert finding.rule == "id-was-retired"
    assert "FR-s5-perform" in finding.message


@given(st.lists(st.booleans(), max_size=30))
def test_a_free_id_was_never_used(steps: list[bool]) -> None:
    register, seen = Register(), set[str]()
    for keep in steps:
        key = register.free("PER-FR")
        assert key not in seen
        seen.add(key)
        register = register.issue(key)
        register = register if keep else register.retire(key)
    assert register.issued | register.retired == seen
