"""Sources to files: every document composed, rendered and put in place whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gen.diagnostic import Diagnostic, has_errors
from gen.library import Library
from gen.render import Renderer
from gen.workspace import put


@dataclass
class BuildReport:
    """What a run did: ids written, ids that were the same already, ids refused, and all findings."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


def build(library: Library, ids: Sequence[str], out: Path, *, strict: bool = False) -> BuildReport:
    """Builds the documents into `out`; one that is refused loses its stale file."""
    report = BuildReport(found=[*library.register_problems, *library.misnamed()])
    renderer = Renderer(library.workspace.template)
    for id in ids:
        document, found = library.document(id)
        data = None
        if document is not None and not (strict and found):
            data, problems = renderer.render(document)
            found = found + problems
        report.found += found
        target = out / f"{id}.docx"
        if data is None or has_errors(found):
            report.refused.append(id)
            target.unlink(missing_ok=True)
        elif _same(target, data):
            report.same.append(id)
        else:
            put(target, data)
            report.written.append(id)
    return report


def _same(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except FileNotFoundError:
        return False
