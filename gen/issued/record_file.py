"""The record of an issued document as a file: written in one canonical form, read as something anybody may have sent.

A record says in `niem_phong` (seal) what all the rest of it is, so that one that was changed by hand, or by a merge, is
told and not printed. The seal is of what the file says, not of its bytes: line ends and `gen fmt` do not break it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.digest import digest
from gen.core.node import Node
from gen.issued.kept_entries import parent_node, problems_of, read_parent, registers_of
from gen.issued.record import IssuedRecord, issued_tree
from gen.issued.record_names import plan_path
from gen.source import read_source
from gen.source.ordering import ordered
from gen.source.sugar import spread
from gen.source.write import write

# the form of a record; a later program reads this one too, or says that it can't
VERSION = "1"
_HEAD = """\
# Bản ghi của gen issue: văn bản này đã ban hành, từ nay in đúng chữ ở đây. Không sửa bằng tay; ghi vào git cùng nguồn.
"""
_KEYS = (
    "ban_ghi",
    "van_ban",
    "sua_boi",
    "van_tay",
    "tep",
    "gen",
    "lam_tu",
    "cha",
    "danh_muc",
    "sau",
    "toan_van",
    "chu_in",
)
_SEAL, _PROGRAM = "niem_phong", "chuong-trinh"
_TEXTS, _MAPPINGS = ("van_ban", "van_tay", "tep", "gen"), ("lam_tu", "danh_muc", "toan_van")


class ReadRecord(NamedTuple):
    """A record (None where it can't be trusted) and what is wrong with it."""

    record: IssuedRecord | None
    found: tuple[Diagnostic, ...] = ()


def record_text(record: IssuedRecord, kept: Node) -> str:
    """The file; `kept` are the register entries as `kept_entries` gives them."""
    place = Position("")

    def texts(values: Mapping[str, str]) -> Node:
        return Node({key: Node(value, place) for key, value in values.items()}, place)

    made_from = {path or _PROGRAM: known for path, known in record.made_from.items()}
    parts: dict[str, Node | None] = {
        "ban_ghi": Node(VERSION, place),
        "van_ban": Node(record.id, place),
        "sua_boi": Node(record.amended_by, place) if record.amended_by else None,
        "van_tay": Node(record.fingerprint, place),
        "tep": Node(record.file, place),
        "gen": Node(record.version, place),
        "lam_tu": texts(made_from),
        "cha": parent_node(record.parent, place) if record.parent is not None else None,
        "danh_muc": kept,
        "sau": texts(record.behind) if record.behind else None,
        "toan_van": ordered(record.tree),
        "chu_in": Node(tuple(Node(text, place) for text in record.words), place),
    }
    root = Node({key: value for key, value in parts.items() if value is not None}, place)
    return _HEAD + write(root.with_value({**root.mapping, _SEAL: Node(seal_of(root), place)}))


def read_record(data: bytes, path: str) -> ReadRecord:
    """The record that a file holds; its values know their places in it."""
    root, found = read_source(data, path)
    if root is None or has_errors(found):
        return ReadRecord(None, tuple(finding for finding in found if finding.is_error))
    version = root.text_of("ban_ghi")
    if version.isdecimal() and version != VERSION:
        message = f"Bản ghi ban hành này do bản gen mới hơn viết (dạng {version})."
        hint = "Cài bản gen mới hơn rồi chạy lại."
        return ReadRecord(None, (Diagnostic("issued/newer-record", message, root.mapping["ban_ghi"].pos, hint),))
    rest = root.with_value({key: value for key, value in root.mapping.items() if key != _SEAL})
    if not _is_whole(root) or root.text_of(_SEAL) != seal_of(rest):
        return ReadRecord(None, (_edited(path, root),))
    return _trusted(root)


def _trusted(root: Node) -> ReadRecord:
    """A record whose seal is whole; the rules are asked all the same, a seal is easily made."""
    kept, parent, behind = root.mapping["danh_muc"], root.get("cha"), root.get("sau")
    found = problems_of(kept)
    if has_errors(found):
        return ReadRecord(None, tuple(found))
    record = IssuedRecord(
        id=root.text_of("van_ban"),
        tree=issued_tree(spread(ordered(root.mapping["toan_van"]))),
        registers=registers_of(kept),
        parent=read_parent(parent) if parent is not None else None,
        behind={key: value.text for key, value in behind.mapping.items()} if behind is not None else {},
        words=tuple(item.text for item in root.mapping["chu_in"].items),
        fingerprint=root.text_of("van_tay"),
        file=root.text_of("tep"),
        made_from={"" if key == _PROGRAM else key: value.text for key, value in root.mapping["lam_tu"].mapping.items()},
        version=root.text_of("gen"),
        amended_by=root.text_of("sua_boi"),
    )
    return ReadRecord(record)


def _is_whole(root: Node) -> bool:
    """True where a record has all its parts, each of its shape, and nothing else."""
    parts = root.mapping
    return (
        parts.keys() <= {*_KEYS, _SEAL}
        and all(root.text_of(key) for key in _TEXTS)
        and all(key in parts and parts[key].is_mapping for key in _MAPPINGS)
        and all(parts[key].is_mapping for key in ("cha", "sau") if key in parts)
        and "chu_in" in parts
        and parts["chu_in"].is_list
    )


def _edited(path: str, root: Node) -> Diagnostic:
    name = path.rpartition("/")[2]
    message = f"Bản ghi ban hành “{name}” không còn như lúc gen issue viết ra: có chỗ đã bị sửa."
    plan = plan_path(path).removeprefix("plans/").removesuffix(".yaml")
    hint = (
        f"Lấy lại bản trong git (chỗ sửa chưa ghi vào git: git checkout -- {path}); "
        f"muốn ban hành lại theo nguồn hiện nay: gen issue --lai {plan}"
    )
    return Diagnostic("issued/edited-record", message, root.pos, hint)


def seal_of(root: Node) -> str:
    """A digest of everything that a tree says, word by word, in the order written."""
    return digest("\x00".join(_parts(root)).encode("utf-8", "surrogatepass"))


def _parts(node: Node) -> Iterator[str]:
    if node.tag:
        yield f"\x01{node.tag}"
    if node.is_text:
        yield f"\x02{node.text}"
    for key, value in node.mapping.items():
        yield f"\x03{key}"
        yield from _parts(value)
    if node.is_mapping:
        yield "\x04"
    for item in node.items:
        yield "\x05"
        yield from _parts(item)
    if node.is_list:
        yield "\x06"
