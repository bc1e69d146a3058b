"""What a person has seen of a parent, as the record beside a child plan (`….da-xem.yaml`) keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.node import Node
from gen.source import read_source
from gen.workspace.folder import RECORD

# the way in which a record measures; a record of another way is out of date as a whole
METHOD = "2"
# so many digits of a digest are kept of an inherited text
SHORT = 8


@dataclass(frozen=True, slots=True)
class SeenParent:
    """What was seen: digest and text at each override, a digest of each inherited text in the order read."""

    overrides: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    inherited: Mapping[str, str] = field(default_factory=dict)

    def below(self, path: str) -> dict[str, str]:
        """The digests of the inherited texts at a place and in it."""
        return {known: digest for known, digest in self.inherited.items() if is_within(known, path)}

    def digest_at(self, path: str) -> str:
        """The short digest of what was said at a place in the record, of the source alone where it has both."""
        known = self.overrides.get(path)
        return known[0][:SHORT] if known is not None else self.inherited.get(path, "").partition("-")[0]

    def knows(self, path: str) -> bool:
        """True where anything was seen at a place or in it."""
        return any(is_within(known, path) for known in (*self.overrides, *self.inherited))


def plain(path: str) -> str:
    """A path in which a task attribute is called alike as a key and as a line."""
    return path.replace("_", "-")


def is_within(path: str, above: str) -> bool:
    """True for a place itself and what is in it; the list of all sections holds every section."""
    path, above = plain(path), plain(above)
    return path == above or path.startswith(f"{above}/") or above == "phan"


def record_path(source: str) -> str:
    """Where the record of a source stands: beside it."""
    return source.removesuffix(".yaml") + RECORD


def read_record(data: bytes | None, path: str) -> tuple[SeenParent | None, list[Diagnostic]]:
    """What was seen, from the bytes of a record, None where it says nothing of today; and what is wrong with it."""
    if data is None:
        return None, []
    root, found = read_source(data, path)
    if has_errors(found):
        return None, found
    if root is None or root.text_of("cach_do") != METHOD:
        return None, []
    overrides, inherited = root.get("ghi_de"), root.get("ke_thua")
    record = SeenParent(
        {key: _pair(value) for key, value in (overrides.mapping if overrides else {}).items()},
        {key: value.text for key, value in (inherited.mapping if inherited else {}).items()},
    )
    return record, []


def _pair(node: Node) -> tuple[str, str]:
    return node.text_of("van_tay"), node.text_of("cha_viet")


def as_record(seen: SeenParent, path: str) -> Node:
    """The record as YAML, to be written at a path."""
    place = Position(path)

    def text(value: str) -> Node:
        return Node(value, place)

    def override(parent_digest: str, parent_text: str) -> Node:
        return Node({"van_tay": text(parent_digest), "cha_viet": text(parent_text)}, place)

    return Node(
        {
            "cach_do": text(METHOD),
            "ghi_de": Node({path: override(*pair) for path, pair in sorted(seen.overrides.items())}, place),
            "ke_thua": Node({path: text(digest) for path, digest in seen.inherited.items()}, place),
        },
        place,
    )
