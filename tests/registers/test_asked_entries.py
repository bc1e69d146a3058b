"""Register entries that are asked for count for every block around."""

from __future__ import annotations

import pytest

from gen.registers.asked_entries import AskedEntries
from gen.workspace.dependencies import TrackedEntries


def test_a_block_has_what_was_asked_for_in_it_and_in_the_blocks_below() -> None:
    asked = AskedEntries()
    units = TrackedEntries("don-vi", {"a": 1, "b": 2}, asked)
    with asked.tracked() as outer:
        assert "a" in units
        with asked.tracked() as inner:
            assert units.get("b") == 2 and units.get("c") is None
        assert inner == {"don-vi:b", "don-vi:c"}
        assert dict(units.items()) == {"a": 1, "b": 2}
    assert outer == {"don-vi:a", "don-vi:b", "don-vi:c", "don-vi:*"}
    assert list(units) == ["a", "b"]
    assert "don-vi:*" not in inner


def test_a_kept_result_depends_on_what_it_was_made_from() -> None:
    asked = AskedEntries()
    with asked.tracked() as used:
        asked.repeat(["don-vi:a"])
    assert used == {"don-vi:a"}


def test_a_block_that_fails_leaves_the_one_around_as_it_was() -> None:
    asked = AskedEntries()
    units = TrackedEntries("don-vi", {"a": 1}, asked)
    with asked.tracked() as outer:
        with pytest.raises(KeyError), asked.tracked():
            units["b"]
        assert units["a"] == 1
    assert outer == {"don-vi:a", "don-vi:b"}
