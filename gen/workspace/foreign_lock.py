"""The lock file of a parent from another repository: where it is from, and a digest of each file as fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.node import Node
from gen.source import read_source
from gen.source.write import write

_NOTE = "# Do gen fetch-parent ghi; không sửa tay, lấy bản mới bằng chính lệnh ấy.\n"


@dataclass(frozen=True, slots=True)
class ForeignLock:
    """What was fetched: `ref` is the tag or branch, `plans` what was asked for, `files` digests by path."""

    url: str
    ref: str
    commit: str
    plans: tuple[str, ...]
    files: Mapping[str, str]


def file_digest(data: bytes) -> str:
    """SHA-256 of a file in hexadecimal digits; git may write the ends of its lines in another way on Windows."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def read_lock(data: bytes, path: str) -> tuple[ForeignLock | None, list[Diagnostic]]:
    """A lock from its bytes, None where it can't be read or says too little."""
    root, found = read_source(data, path)
    if root is None or has_errors(found):
        return None, found
    files, plans = root.get("tep"), root.get("van_ban")
    lock = ForeignLock(
        root.text_of("kho"),
        root.text_of("nhanh"),
        root.text_of("phien_ban"),
        tuple(plan.text for plan in plans.items) if plans is not None else (),
        {name: digest.text for name, digest in files.mapping.items()} if files is not None else {},
    )
    return (lock if lock.url and lock.ref and lock.commit else None), found


def lock_text(lock: ForeignLock) -> str:
    """The lock as its file says it."""
    place = Position("")

    def text(value: str) -> Node:
        return Node(value, place)

    entries = {
        "kho": text(lock.url),
        "nhanh": text(lock.ref),
        "phien_ban": text(lock.commit),
        "van_ban": Node(tuple(map(text, lock.plans)), place),
        "tep": Node({name: text(digest) for name, digest in sorted(lock.files.items())}, place),
    }
    return _NOTE + write(Node(entries, place))
