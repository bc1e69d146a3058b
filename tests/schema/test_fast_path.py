"""The fast path of the schema never calls right what Cerberus would refuse, and is sure of what is right."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import EVERY
from hypothesis import given
from hypothesis import strategies as st
from places import PLANS
from workbench import sections

from gen.core.node import Node
from gen.schema.fast_path import surely_right
from gen.schema.rules import SCHEMAS
from gen.schema.validation import cerberus_findings
from gen.source import read_source
from gen.source.sugar import spread
from gen.workspace.folder import Workspace
from gen.workspace.table_files import rows_told

EXAMPLES = [
    path for path in sorted(PLANS.rglob("*.yaml")) if "danh-muc" not in path.parts and "da-xem" not in path.name
]


def _read(text: str) -> Node | None:
    node, _ = read_source(text.encode(), "plans/a.yaml")
    return spread(node) if node is not None and node.is_mapping else None


def _kind(node: Node) -> str:
    named = node.text_of("loai")
    return named if named in ("quyet-dinh", "chuong-trinh") else "ke-hoach"


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_it_is_sure_of_what_is_right(path: Path) -> None:
    node = _read(path.read_text(encoding="utf-8"))
    # rows written as lists are spread by their columns before the schema is asked
    node = rows_told(Workspace(PLANS.parent), lambda path: None, node, None).node if node is not None else None
    assert node is not None and surely_right(node, _kind(node))


def _sources() -> Iterator[str]:
    for case in EVERY:
        for head, body in sections(case.text).items():
            if head.startswith("plans/") and "danh-muc" not in head:
                yield body


def test_it_never_passes_what_cerberus_refuses_in_the_cases() -> None:
    looked = refused = 0
    for text in _sources():
        node = _read(text)
        if node is None:
            continue
        looked += 1
        wrong = cerberus_findings(node, _kind(node))
        refused += bool(wrong)
        assert not (wrong and surely_right(node, _kind(node))), text
    assert looked > 100 and refused > 30


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in (*node.mapping.values(), *node.items):
        yield from _nodes(child)


def _spoilt(node: Node, chance: random.Random, pool: list[Node]) -> Node:
    """The tree with a value here and there put in another's place, a key renamed, or an item lost."""
    if chance.random() < 0.02:
        return chance.choice(pool)
    if isinstance(node.value, dict):
        entries = {}
        for key, value in node.value.items():
            name = chance.choice(list(SCHEMAS["node"])) if chance.random() < 0.02 else key
            if chance.random() > 0.02:
                entries[name] = _spoilt(value, chance, pool)
        return node.with_value(entries)
    if isinstance(node.value, tuple):
        return node.with_value(tuple(_spoilt(item, chance, pool) for item in node.value))
    return node


@given(st.sampled_from(EXAMPLES), st.integers(0, 10**9))
def test_it_never_passes_what_cerberus_refuses(path: Path, seed: int) -> None:
    node = _read(path.read_text(encoding="utf-8"))
    assert node is not None
    spoilt = _spoilt(node, random.Random(seed), [*_nodes(node), Node("", node.pos), Node((), node.pos)])
    if spoilt.is_mapping and cerberus_findings(spoilt, _kind(spoilt)):
        assert not surely_right(spoilt, _kind(spoilt))
