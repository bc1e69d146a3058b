"""The file of figures that a plan names (`so_lieu`): where it is, and what of it nobody can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node, walk
from gen.core.vocabulary import FIGURES
from gen.registers.entries import Registers
from gen.workspace.csv_files import csv_path, from_here
from gen.workspace.figure_files import FigureFiles
from gen.workspace.folder import PLANS, Workspace

_ASKED = re.compile(r"\bso_lieu\.([a-z][a-z0-9_]*)")


def with_figures_found(node: Node, workspace: Workspace, files: FigureFiles) -> tuple[Node, list[Diagnostic]]:
    """A plan with the path of its figures as the workspace has it, and what keeps the file from being read."""
    named = node.get(FIGURES)
    if named is None or not named.is_text or named.tag:
        return node, []
    path = csv_path(workspace, named)
    if path is None or not files.is_there(path):
        message = f"Không có tệp số liệu “{named.text}”."
        example = f"{FIGURES}: so-lieu/chi-tieu.csv"
        hint = from_here(named, FIGURES, files.is_there)
        hint = hint or f"Ghi đường dẫn tới một tệp .csv trong {PLANS}/, tính từ chính tệp này: {example}"
        return node, [Diagnostic("schema/no-such-file", message, named.pos, hint, about=(named.text,))]
    found = files.found(path)
    return node.with_value({**node.mapping, FIGURES: replace(named, value=path)}), found


def idle_figures(root: Node, own: Node | None, files: FigureFiles, registers: Registers) -> Iterator[Diagnostic]:
    """Warnings on figures that a plan brings in and nobody can use: rows of no unit, columns that no text asks for."""
    named = own.get(FIGURES) if own is not None else None
    if named is None or named.text not in files:
        return
    yield from files.strangers(named.text, set(registers.units))
    asked = {match[1] for node in walk(root) if node.is_text for match in _ASKED.finditer(node.text)}
    yield from files.idle_columns(named.text, asked)
