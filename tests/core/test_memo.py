"""Results kept with a part: each kind by itself, found only under its own key, and never many."""

from __future__ import annotations

from gen.core.diagnostic import Position
from gen.core.memo import Memo, open_memos
from gen.core.node import Node

LETTERS: Memo[str, int] = Memo("letters")
WORDS: Memo[str, int] = Memo("words")


def _node() -> Node:
    return Node("một hai", Position("plans/a.yaml"))


def test_a_part_has_nothing_until_something_is_kept() -> None:
    node = _node()
    assert LETTERS.find(node, "a") is None and node.memos is None
    assert LETTERS.keep(node, "a", 7) == LETTERS.find(node, "a") == 7


def test_memos_and_keys_do_not_meet() -> None:
    node = _node()
    LETTERS.keep(node, "a", 7)
    assert WORDS.find(node, "a") is None and LETTERS.find(node, "b") is None
    assert LETTERS.find(_node(), "a") is None


def test_what_is_there_is_not_made_again() -> None:
    node = _node()
    made = iter((1, 2))
    assert [LETTERS.made(node, "a", lambda: next(made)) for _ in range(3)] == [1, 1, 1]
    assert LETTERS.made(node, "b", lambda: next(made)) == 2


def test_the_oldest_goes() -> None:
    node = _node()
    open_memos(node)
    for number in range(40):
        LETTERS.keep(node, str(number), number)
    found = [LETTERS.find(node, str(number)) for number in range(40)]
    assert found[-1] == 39 and found[0] is None
    kept = [number for number in found if number is not None]
    assert kept == list(range(40 - len(kept), 40)) and len(kept) < 20


def test_what_is_kept_is_no_part_of_the_value() -> None:
    node = _node()
    LETTERS.keep(node, "a", 7)
    assert node.with_value("ba").memos is None
    assert "memos" not in repr(node)
