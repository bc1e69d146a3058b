"""Laws of the cascade, on generated parents and generated patches.

Ids begin with `zq` and stand in no text, so that one that leaks is seen. What holds exactly:

- an empty child is its parent: every value below the top is the parent's own object;
- a patch changes what it names: every other text and every item that holds no patched one is the parent's own object;
- the parent's items stay in the parent's order; a text stands where its position says, in a file of the chain;
- a chain is folded from the root; the middle plan written out by `gen show` serves as well as the middle plan, for
  leaves of every kind, as long as no text says `{{ cha }}` (written out, it speaks of the middle plan's own parent) and
  nothing is locked (`show` leaves locks out);
- `gen show` of a child builds to the bytes of the child.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from workbench import Docx, Office

from gen.core.node import Node, walk
from gen.core.vocabulary import CASCADE_ONLY
from gen.source.paths import leaves
from gen.workspace.folder import Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

_WORDS = ("việc", "phường", "Sở A", "ở cơ sở", "trước ngày 15/8/2026", "{{ ten }}", "*nhanh*", "50%: đủ", "“rõ”")
_ATTRIBUTES = ("chu_tri", "thoi_gian", "san_pham")
_NEVER = ("don_vi", "so", "ngay", "ke_thua")


@dataclass(frozen=True)
class Tag:
    """A value with a mark of the cascade before it."""

    name: str
    value: Any = ""


@dataclass
class Patch:
    """A patch as it is written, the ids on the way to what it changes, and what is removed."""

    lists: dict[str, list[Any]] = field(default_factory=dict)
    touched: list[tuple[str, ...]] = field(default_factory=list)
    removed: list[tuple[str, ...]] = field(default_factory=list)

    def names(self, path: tuple[str, ...]) -> bool:
        """True where the patch changes this, something in it, or something around it."""
        short = [one[: len(path)] == path[: len(one)] for one in (*self.touched, *self.removed)]
        return any(short)


def written(source: Mapping[str, Any]) -> str:
    """The YAML of a document: one top-level key after the other, what is below in JSON, which is YAML."""
    return "".join(f"{key}: {_flow(value, '  ')}\n" for key, value in source.items())


def _flow(value: Any, indent: str) -> str:
    if isinstance(value, Tag):
        return f"!{value.name} {_flow(value.value, indent)}"
    inner = indent + "  "
    if isinstance(value, dict):
        return "{" + ",".join(f"\n{inner}{key}: {_flow(one, inner)}" for key, one in value.items()) + f"\n{indent}}}"
    if isinstance(value, list):
        return "[" + ",".join(f"\n{inner}{_flow(one, inner)}" for one in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)


@st.composite
def nodes(draw: st.DrawFn, depth: int = 2, lines: bool = True) -> dict[str, Any]:
    """One item: a text, perhaps a title, task attributes as keys, items below with or without ids."""
    node: dict[str, Any] = {"noi_dung": draw(st.one_of(texts, st.lists(texts, min_size=2, max_size=2)))}
    if draw(st.booleans()):
        node = {"tieu_de": draw(texts), **node}
    for key in draw(st.lists(st.sampled_from(_ATTRIBUTES), unique=True, max_size=2)):
        node[key] = draw(texts)
    if depth and draw(st.booleans()):
        below = draw(st.lists(nodes(depth=depth - 1), min_size=1, max_size=3))
        node["muc"] = _named(below) if draw(st.booleans()) else below
    return node


def _named(items: list[dict[str, Any]], mark: str = "zq") -> list[dict[str, Any]]:
    return [{"ma": f"{mark}-{'abcdefgh'[index] * 3}", **item} for index, item in enumerate(items)]


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    cells = st.fixed_dictionaries({"viec": texts, "chu_tri": texts})
    groups = draw(st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=2))
    return [
        {"ma": f"zq-nhom-{'xy'[index] * 3}", "nhom": "NHÓM", "hang": _named(group)}
        for index, group in enumerate(groups)
    ]


@st.composite
def parents(draw: st.DrawFn) -> dict[str, Any]:
    """A root with variables, sections, a table and footnotes."""
    source: dict[str, Any] = {
        "loai": "ke-hoach",
        "don_vi": "thanh-pho-mau",
        "so": "7",
        "ngay": "2026-05-07",
        "trich_yeu": "thử",
        "bien": {"ten": "tên gọi", "khac": draw(texts.filter(lambda text: "{" not in text))},
        "can_cu": _named([{"noi_dung": draw(texts)}, {"noi_dung": draw(texts)}]),
        "mo_dau": draw(st.one_of(texts, st.lists(texts, min_size=2, max_size=2))),
        "noi_dung": _named(draw(st.lists(nodes(), min_size=2, max_size=4))),
        "to_chuc_thuc_hien": _named(draw(st.lists(nodes(depth=1), min_size=1, max_size=2))),
        "noi_nhan": _named([{"ten": "nơi A"}, {"ten": "nơi B"}]),
        "phu_luc": [{"ma": "zq-phu-luc", "bang": {"cot": _COLUMNS, "hang": draw(rows())}}],
    }
    return _with_notes(source, draw(st.integers(0, 3)))


_COLUMNS = [{"ma": "tt"}, {"ma": "viec", "ten": "Việc"}, {"ma": "chu_tri", "ten": "Chủ trì"}]


def _with_notes(source: dict[str, Any], count: int) -> dict[str, Any]:
    """Footnotes called from the first texts of the body."""
    notes: dict[str, Any] = {}
    for index, node in enumerate(source["noi_dung"][:count]):
        if isinstance(node["noi_dung"], str):
            node["noi_dung"] += f"[^zqc{index}]"
            notes[f"zqc{index}"] = f"Lời chú thích {index}"
    return {**source, "chu_thich": notes} if notes else source


@st.composite
def patches(draw: st.DrawFn, parent: dict[str, Any], mark: str = "moi") -> Patch:
    """A few changes of named items: a text, a title, an attribute, a removal, a new item beside one."""
    patch = Patch()
    for key in ("noi_dung", "to_chuc_thuc_hien"):
        items = draw(_changes(parent[key], (key.replace("_", "-"),), patch, mark))
        if items:
            patch.lists[key] = items
    if draw(st.booleans()):
        group = draw(st.sampled_from(parent["phu_luc"][0]["bang"]["hang"]))
        row = group["hang"][0]["ma"]
        change = {"ma": group["ma"], "hang": [{"ma": row, "viec": f"việc của {mark}"}]}
        patch.lists["phu_luc"] = [{"ma": "zq-phu-luc", "bang": {"hang": [change]}}]
        patch.touched.append(("phu_luc", "zq-phu-luc", group["ma"], row, "viec"))
    return patch


@st.composite
def _changes(draw: st.DrawFn, items: list[Any], path: tuple[str, ...], patch: Patch, mark: str) -> list[Any]:
    out: list[Any] = []
    chosen = draw(st.lists(st.sampled_from([item["ma"] for item in items]), unique=True, max_size=2))
    for item in (one for one in items if one["ma"] in chosen):
        here = (*path, item["ma"])
        how = draw(st.sampled_from(["text", "title", "attribute", "remove", "below", "whole"]))
        if how == "remove" and len(items) > len([one for one in out if isinstance(one, Tag)]) + 1:
            out.append(Tag("bo", item["ma"]))
            patch.removed.append(here)
        elif how == "below" and "ma" in (item.get("muc") or [{}])[0]:
            below = draw(_changes(item["muc"], here, patch, mark))
            out += [{"ma": item["ma"], "muc": below}] if below else []
        elif how == "whole":
            out.append({"ma": item["ma"], "thay": "true", "noi_dung": f"thay hẳn bởi {mark}"})
            patch.touched.append(here)
        else:
            key = {"title": "tieu_de", "attribute": "san_pham"}.get(how, "noi_dung")
            out.append({"ma": item["ma"], key: f"chữ của {mark}"})
            patch.touched.append((*here, key))
    if draw(st.booleans()):
        place = draw(st.sampled_from(["sau", "truoc", ""]))
        new = {"ma": f"zq-{mark}-{len(path)}", "noi_dung": f"mục thêm bởi {mark}"}
        out.append({**new, **({place: items[0]["ma"]} if place else {})})
        patch.touched.append((*path, new["ma"]))
    return out


@st.composite
def families(draw: st.DrawFn) -> tuple[dict[str, Any], Patch]:
    parent = draw(parents())
    return parent, draw(patches(parent))


@contextmanager
def office() -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        yield Office(Path(folder))


def head(parent: str, so: str = "8") -> dict[str, Any]:
    return {"ke_thua": parent, "don_vi": "phuong-mau", "so": so, "ngay": "2026-06-01"}


def resolved(at: Office, id: str) -> Resolved:
    found = Library(Workspace(at.root)).resolve(id)
    assert found.root is not None, [f"{one.position} {one.message}" for one in found.found]
    return found


def pair(at: Office) -> tuple[Node, Node]:
    """The parent's and the child's tree, as one library resolves them."""
    child = resolved(at, "con")
    assert child.root is not None and child.parent is not None and child.parent.root is not None
    return child.parent.root, child.root


def write(at: Office, **sources: Mapping[str, Any]) -> None:
    for name, source in sources.items():
        at.write(f"plans/{name}.yaml", written(source))


@one_in(2)
@given(parents())
def test_an_empty_child_is_its_parent(parent: dict[str, Any]) -> None:
    with office() as at:
        write(at, cha=parent, con=head("cha.yaml"))
        theirs, ours = pair(at)
        library = Library(Workspace(at.root))
        inherited = [key for key in theirs.mapping if key not in _NEVER]
        assert [key for key in ours.mapping if key not in _NEVER] == inherited
        assert [key for key in inherited if ours.mapping[key] is not theirs.mapping[key]] == []
        (old, _), (new, _) = library.document("cha"), library.document("con")
        assert old is not None and new is not None
        for part in ("kind", "kind_name", "subject", "bases", "preamble", "items", "closing", "recipients", "notes"):
            assert getattr(old, part) == getattr(new, part), part
        assert [replace(one, attached=None) for one in old.appendices] == [
            replace(one, attached=None) for one in new.appendices
        ]


@one_in(2)
@given(families())
def test_a_patch_touches_nothing_else(family: tuple[dict[str, Any], Patch]) -> None:
    parent, patch = family
    with office() as at:
        write(at, cha=parent, con={**head("cha.yaml"), **patch.lists})
        theirs, ours = pair(at)
        now = dict(leaves(ours))
        called = {note for node in walk(ours) for note in _calls(node)}
        for path, node in leaves(theirs):
            steps = tuple(path.split("/"))
            if steps[0] in _NEVER or patch.names(steps):
                continue
            if steps[0] == "chu_thich" and steps[1] not in called:
                assert path not in now, "a note whose call was removed must go with it"
                continue
            assert now.get(path) is node, path
        for path, item in _items(theirs, ()):
            if not patch.names(path):
                assert dict(_items(ours, ())).get(path) is item, path
        for steps in patch.removed:
            assert not [path for path in now if tuple(path.split("/"))[: len(steps)] == steps]


def _calls(node: Node) -> list[str]:
    return [part.split("]")[0] for part in node.text.split("[^")[1:]]


def _items(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Every item with an id, by the ids on the way to it."""
    for key, value in node.mapping.items():
        silent = key in ("phan", "muc", "hang", "bang")
        yield from _items(value, path if silent else (*path, key))
    for item in node.items:
        ma = item.text_of("ma")
        if ma:
            yield (*path, ma), item
            yield from _items(item, (*path, ma))


@one_in(2)
@given(families())
def test_the_parents_order_is_kept(family: tuple[dict[str, Any], Patch]) -> None:
    parent, patch = family
    with office() as at:
        write(at, cha=parent, con={**head("cha.yaml"), **patch.lists})
        theirs, ours = pair(at)
        _same_order(theirs, ours)


def _same_order(theirs: Node, ours: Node) -> None:
    old, new = _keys(theirs), _keys(ours)
    both = set(old) & set(new)
    assert [key for key in old if key in both] == [key for key in new if key in both]
    for key in both:
        _same_order(old[key], new[key])


def _keys(node: Node) -> dict[str, Node]:
    named = {item.text_of("ma"): item for item in node.items if item.text_of("ma")}
    return {key: value for key, value in node.mapping.items() if key not in _NEVER} | named


@one_in(2)
@given(families(), st.booleans())
def test_every_text_stands_where_it_says(family: tuple[dict[str, Any], Patch], replaced: bool) -> None:
    parent, patch = family
    rules = {"thay_tu": {"tên": "họ tên"}} if replaced else {}
    with office() as at:
        write(at, cha=parent, con={**head("cha.yaml"), **rules, **patch.lists})
        _, ours = pair(at)
        texts_at = {path: _texts_of(at.root / path) for path in ("plans/cha.yaml", "plans/con.yaml")}
        for path, node in leaves(ours):
            source = node
            while source.by:
                assert source.over is not None and source.over.pos == source.pos
                source = source.over
            place = (node.pos.line, node.pos.column)
            assert texts_at[node.pos.path][place] == source.text, path


def _texts_of(file: Path) -> dict[tuple[int, int], str]:
    """Every text of a file by the line and column at which PyYAML finds it."""
    out: dict[tuple[int, int], str] = {}

    def note(node: yaml.Node) -> None:
        if isinstance(node, yaml.ScalarNode):
            out[node.start_mark.line + 1, node.start_mark.column + 1] = node.value.strip()
        elif isinstance(node, yaml.SequenceNode):
            for one in node.value:
                note(one)
        elif isinstance(node, yaml.MappingNode):
            for _, one in node.value:
                note(one)

    root = yaml.compose(file.read_text(encoding="utf-8"))
    assert root is not None
    note(root)
    return out


@st.composite
def chains(draw: st.DrawFn) -> tuple[dict[str, Any], Patch, Patch]:
    """A parent, a middle plan, and a leaf that patches only what the middle plan left in place."""
    parent = draw(parents())
    middle = draw(patches(parent, "giua"))
    leaf = draw(patches(parent, "chau"))
    return parent, middle, leaf


@one_in(4)
@given(chains(), st.booleans())
def test_a_middle_plan_may_be_written_out(chain: tuple[dict[str, Any], Patch, Patch], replaced: bool) -> None:
    parent, middle, leaf = chain
    rules: dict[str, Any] = {"thay_tu": {"tên": "họ tên"}, "khong_ke_thua": ["noi_nhan"]} if replaced else {}
    with office() as at:
        write(at, cha=parent, giua={**head("cha.yaml"), **middle.lists})
        write(at, chau={**head("giua.yaml", "9"), **rules, **leaf.lists})
        shown = at.run("show", "giua")
        assert shown.exit == 0, shown.out
        at.write("plans/viet-ra.yaml", shown.out)
        write(at, dut={**head("viet-ra.yaml", "9"), **rules, **leaf.lists})
        one, other = at.run("show", "chau"), at.run("show", "dut")
        assert one.exit == other.exit
        if one.exit == 0:
            assert one.out == other.out
        else:
            # a leaf that patches what the middle plan removed is refused for the same reasons
            assert [(found.code, found.message) for found in one.findings] == [
                (found.code, found.message) for found in other.findings
            ]


@one_in(4)
@given(families())
def test_what_is_shown_builds_to_the_same_bytes(family: tuple[dict[str, Any], Patch]) -> None:
    parent, patch = family
    with office() as at:
        write(at, cha=parent, con={**head("cha.yaml"), **patch.lists, "ket_thuc": "Theo {{ cha }}"})
        shown = at.run("show", "con").out
        assert at.run("build", "con").exit == 0
        one = at.built("con")
        at.write("plans/con.yaml", shown)
        assert at.run("build", "con").exit == 0
        other = at.built("con")
        assert one is not None and other is not None
        assert one.data == other.data
        _nothing_leaks(one, shown)


def _nothing_leaks(docx: Docx, shown: str) -> None:
    """No helper key and no tag in what is shown; no id and no mark in what is printed, in any part of the file."""
    lines = [line.strip().removeprefix("- ") for line in shown.splitlines()]
    assert [line for line in lines if line.startswith(tuple(f"{key}:" for key in CASCADE_ONLY))] == []
    assert [line for line in lines if any(f"!{tag}" in line for tag in ("bo", "thay", "noi", "dien"))] == []
    for name, part in docx.parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            assert b"zq" not in part, name
    assert "!" not in docx.text


@given(parents())
def test_memory_is_shared_between_siblings(parent: dict[str, Any]) -> None:
    """Children of one parent hold its nodes, not copies: each adds only its own few."""
    with office() as at:
        write(at, cha=parent, con=head("cha.yaml"), em={**head("cha.yaml"), "mo_dau": "khác"})
        library = Library(Workspace(at.root))
        trees = [library.resolve(id).root for id in ("cha", "con", "em")]
        assert all(tree is not None for tree in trees)
        old, one, other = ({id(node) for node in walk(tree)} for tree in trees if tree is not None)
        assert len(one - old) <= 1 + len(_NEVER)
        assert len(other - old) <= 2 + len(_NEVER)
