"""Where merging a child over its parent and JSON Merge Patch (RFC 7396) agree, and where they part on purpose.

The fifteen examples are those of the RFC's appendix A; docs/decisions/0004-cascade.md has the same table with reasons.
In a patch JSON's `null` is written `!bo` here; in a document it is an empty text.
"""

from __future__ import annotations

from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gen.cascade.merger import Merger
from gen.core.diagnostic import Position
from gen.core.node import Node, Tag

Json: TypeAlias = "int | str | list[Json] | dict[str, Json] | None"

# number in the appendix, original, patch, result
AGREE: list[tuple[int, Json, Json, Json]] = [
    (1, {"a": "b"}, {"a": "c"}, {"a": "c"}),
    (2, {"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    (3, {"a": "b"}, {"a": None}, {}),
    (4, {"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    (5, {"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    (6, {"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    (8, {"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (9, ["a", "b"], ["c", "d"], ["c", "d"]),
    (13, {"e": None}, {"a": 1}, {"e": None, "a": 1}),
]
# and the finding that the cascade tells instead
PART: list[tuple[int, Json, Json, Json, str]] = [
    (7, {"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}, "cascade/no-such-key"),
    (10, {"a": "b"}, ["c"], ["c"], "cascade/shape-clash"),
    (11, {"a": "foo"}, None, None, "cascade/shape-clash"),
    (12, {"a": "foo"}, "bar", "bar", "cascade/shape-clash"),
    (14, [1, 2], {"a": "b", "c": None}, {"a": "b"}, "cascade/shape-clash"),
    (15, {}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}, "cascade/mark-without-parent"),
]


def merged(target: Json, patch: Json) -> Json:
    """What the RFC's rules make of a patch."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def folded(target: Json, patch: Json) -> tuple[Json, list[str]]:
    """What the cascade makes of the same, and the codes of what it tells."""
    merger = Merger()
    result = merger.value(_node(target, "cha"), _node(patch, "con", null=Tag.REMOVE), "plain", "bien", "bien")
    return _plain(result), [found.code for found in merger.findings.found]


def _node(value: Json, path: str, null: Tag = Tag.NONE) -> Node:
    place = Position(path)
    if isinstance(value, dict):
        return Node({key: _node(inner, path, null) for key, inner in value.items()}, place, place)
    if isinstance(value, list):
        return Node(tuple(_node(inner, path, null) for inner in value), place, place)
    return Node("", place, place, null) if value is None else Node(str(value), place, place)


def _plain(node: Node) -> Json:
    if node.is_mapping:
        return {key: _plain(value) for key, value in node.mapping.items()}
    return [_plain(item) for item in node.items] if node.is_list else node.text


def as_texts(value: Json) -> Json:
    """The same value as YAML reads it: scalars are texts, nothing is an empty one."""
    return _plain(_node(value, ""))


@pytest.mark.parametrize(("number", "original", "patch", "result"), AGREE)
def test_agrees(number: int, original: Json, patch: Json, result: Json) -> None:
    assert merged(original, patch) == result
    assert folded(original, patch) == (as_texts(result), [])


@pytest.mark.parametrize(("number", "original", "patch", "result", "code"), PART)
def test_refuses_what_the_rfc_lets_pass(number: int, original: Json, patch: Json, result: Json, code: str) -> None:
    assert merged(original, patch) == result
    assert folded(original, patch)[1] == [code]


def test_every_example_of_the_appendix_stands_in_one_of_the_tables() -> None:
    assert sorted([row[0] for row in AGREE] + [row[0] for row in PART]) == list(range(1, 16))


def test_a_refused_removal_leaves_the_rest_merged() -> None:
    assert folded({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}})[0] == {"a": {"b": "d"}}


def test_a_refused_shape_leaves_the_parent_as_it_was() -> None:
    for _, original, patch, _, code in PART:
        if code == "cascade/shape-clash":
            assert folded(original, patch)[0] == as_texts(original)


TEXTS = st.text("xyz ", max_size=3)
KEYS = st.sampled_from(["a", "b", "c", "d", "e"])
LEAVES: st.SearchStrategy[Json] = st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))


def objects() -> st.SearchStrategy[dict[str, Json]]:
    inner = st.recursive(LEAVES, lambda below: st.dictionaries(KEYS, below, max_size=3), max_leaves=6)
    return st.dictionaries(KEYS, inner, max_size=4)


@st.composite
def patches(draw: st.DrawFn, target: dict[str, Json]) -> dict[str, Json]:
    """A patch inside the common ground: removes only what is there, empties no list, keeps a mapping a mapping."""
    patch: dict[str, Json] = {}
    for key, value in target.items():
        deed = draw(st.sampled_from(["leave", "remove", "change"]))
        if deed == "remove":
            patch[key] = None
        elif deed == "change":
            inner: Json = draw(patches(value)) if isinstance(value, dict) else draw(LEAVES)
            patch[key] = "x" if isinstance(value, list) and not inner else inner
    for key, value in draw(objects()).items():
        if key not in target:
            patch[key] = value
    return dict(draw(st.permutations(list(patch.items()))))


@given(st.data())
def test_both_agree_on_the_common_ground(data: st.DataObject) -> None:
    target = data.draw(objects())
    patch = data.draw(patches(target))
    result, codes = folded(target, patch)
    assert codes == []
    assert result == merged(target, patch)


@given(st.data())
def test_keys_of_the_parent_keep_their_order(data: st.DataObject) -> None:
    target = data.draw(objects())
    patch = data.draw(patches(target))
    result = folded(target, patch)[0]
    assert isinstance(result, dict)
    assert [key for key in result if key in target] == [key for key in target if key in result]


@given(objects())
def test_an_empty_patch_changes_nothing(target: dict[str, Json]) -> None:
    assert folded(target, {}) == (target, [])


def test_lists_with_ids_are_where_the_cascade_goes_further() -> None:
    original: Json = {"muc": [{"ma": "x", "noi_dung": "1"}, {"ma": "y", "noi_dung": "2"}]}
    patch: Json = {"muc": [{"ma": "y", "noi_dung": "3"}]}
    assert merged(original, patch) == patch
    merger = Merger()
    result = merger.value(_node(original, "cha"), _node(patch, "con"), "node", "muc", "muc")
    assert _plain(result) == {"muc": [{"ma": "x", "noi_dung": "1"}, {"ma": "y", "noi_dung": "3"}]}
    assert merger.findings.found == []
