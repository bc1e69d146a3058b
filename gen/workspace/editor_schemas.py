"""The JSON Schemas beside a workspace's editor settings, with the ids that the workspace knows."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gen.text.shorten import shortened
from gen.workspace.files import write
from gen.workspace.folder import DOCUMENTS, UNITS, Workspace

# each build asks whether there is something to do; what does it is loaded where there is
if TYPE_CHECKING:
    from gen.core.node import Node
    from gen.schema.known_names import KnownNames
    from gen.workspace.library import Library

SCHEMAS = ("van-ban", "danh-muc-don-vi", "danh-muc-van-ban")
FOLDER = ".vscode"
_SETTINGS = "settings.json"
_INHERITS = re.compile(rb"^ke_thua:", re.MULTILINE)
_OWN_DOCUMENTS = re.compile(rb"^van_ban:", re.MULTILINE)
# letters of what an id stands for
_MOST = 80


def schema_text(name: str, names: KnownNames) -> str:
    """One of the JSON Schemas as text."""
    from gen.schema.json_schema import document_schema, documents_schema, units_schema

    made = dict(zip(SCHEMAS, (document_schema, units_schema, documents_schema), strict=True))[name](names)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def schema_path(name: str) -> str:
    """Where a schema lies in a workspace."""
    return f"{FOLDER}/{name}.schema.json"


def refresh(workspace: Workspace, written: Iterable[str]) -> None:
    """Writes the schemas anew where the registers, or documents that others may inherit from, changed.

    Only where the workspace has settings for its editor; what can't be written is left as it is.
    """
    targets = {name: workspace.root / schema_path(name) for name in SCHEMAS}
    if not (workspace.root / FOLDER / _SETTINGS).is_file() or not _is_due(workspace, targets.values(), written):
        return
    from gen.workspace.library import Library

    names = known_names(Library(workspace))
    with contextlib.suppress(OSError):
        for name, target in targets.items():
            data = schema_text(name, names).encode()
            if target.is_file() and target.read_bytes() == data:
                # seen to be as it should
                os.utime(target)
            else:
                write(target, data)


def _is_due(workspace: Workspace, targets: Iterable[Path], written: Iterable[str]) -> bool:
    times = [target.stat().st_mtime_ns for target in targets if target.is_file()]
    registers = [workspace.root / path for path in (UNITS, DOCUMENTS)]
    newest = max((path.stat().st_mtime_ns for path in registers if path.is_file()), default=0)
    if len(times) < len(SCHEMAS) or newest > min(times):
        return True
    return any(not _INHERITS.search(workspace.read(workspace.source_path(id)) or b"") for id in written)


def known_names(library: Library) -> KnownNames:
    """The ids of the registers, and those of the documents that inherit from none."""
    from gen.schema.known_names import KnownNames

    registers = library.registers
    documents = {ma: _called(f"{entry.loai} {entry.so} {entry.ve}") for ma, entry in registers.documents.items()}
    items: dict[str, str] = {}
    columns: dict[str, str] = {}
    for root in _sources(library):
        own = root.get("van_ban")
        for ma, entry in (own.mapping if own is not None else {}).items():
            documents.setdefault(ma, _called(f"{entry.text_of('loai')} {entry.text_of('so')} {entry.text_of('ve')}"))
        if "ke_thua" not in root.mapping:
            _note(root, items, columns, in_table=False)
    return KnownNames(
        {unit.ma: unit.ten for unit in registers.units.values()},
        {group.ma: group.ten for group in registers.groups.values()},
        documents,
        items,
        columns,
    )


def _sources(library: Library) -> Iterator[Node]:
    """The sources that have something that others name."""
    for id in library.workspace.documents():
        path = library.workspace.source_path(id)
        data = library.read(path) or b""
        if _INHERITS.search(data) and not _OWN_DOCUMENTS.search(data):
            continue
        node = library.file(path).node
        if node is not None and node.is_mapping:
            yield node
        library.forget(id)


def _note(node: Node, items: dict[str, str], columns: dict[str, str], *, in_table: bool) -> None:
    """Notes the ids in a part: those of columns apart, which are keys."""
    ma = node.text_of("ma")
    if ma:
        heading = next((node.text_of(key) for key in ("tieu_de", "ten", "nhom", "noi_dung") if node.text_of(key)), "")
        words = heading or next((value.text for key, value in node.mapping.items() if key != "ma" and value.text), "")
        (columns if in_table else items).setdefault(ma, _called(words))
    for key, value in node.mapping.items():
        for part in (value, *value.items):
            _note(part, items, columns, in_table=key == "cot")


def _called(words: str) -> str:
    return shortened(" ".join(words.split()), _MOST)
