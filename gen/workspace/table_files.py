"""Files that tables take their rows from (`tep`): CSV below plans/, each read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.source.held_tables import held_tables
from gen.workspace.csv_files import csv_path, from_here
from gen.workspace.folder import Workspace
from gen.workspace.system_errors import read_told

if TYPE_CHECKING:
    from gen.source.csv_rows import CsvTable


class ToldRows(NamedTuple):
    """A file each of whose cells stands under its column, what is wrong, and the files that rows were taken from."""

    node: Node
    found: list[Diagnostic]
    files: tuple[str, ...] = ()


def rows_told(workspace: Workspace, read: Callable[[str], bytes | None], node: Node, parent: Node | None) -> ToldRows:
    """A spread file with the rows of its tables as mappings, those of CSV files among them."""
    if not any(_is_meant(table.node) for table in held_tables(node)):
        return ToldRows(node, [])
    # most documents name the column of every cell
    from gen.cascade.rows_by_column import rows_by_column

    files = TableFiles(workspace, read)
    return ToldRows(*rows_by_column(node, parent, files.table), tuple(files.paths))


def _is_meant(table: Node) -> bool:
    rows = table.get("hang")
    return "tep" in table.mapping or (rows is not None and any(map(_has_list, rows.items)))


def _has_list(row: Node) -> bool:
    below = row.get("hang")
    return row.is_list or (below is not None and any(map(_has_list, below.items)))


class TableFiles:
    """Reads the files that the tables of one source name; `paths` are those that were asked for."""

    def __init__(self, workspace: Workspace, read: Callable[[str], bytes | None]) -> None:
        self._workspace, self._read = workspace, read
        self.paths: list[str] = []

    def table(self, file: Node) -> tuple[CsvTable | None, list[Diagnostic]]:
        """What a `tep` names, None where it can't be read, and what is wrong."""
        from gen.source.csv_rows import read_csv

        path = csv_path(self._workspace, file)
        if path is None:
            message = f"“{file.text}” không phải một tệp CSV trong thư mục plans/."
            hint = "Ghi đường dẫn tính từ chính tệp này, có đuôi .csv, như tep: so-lieu/du-toan.csv."
            return None, [Diagnostic("table/no-file", message, file.pos, hint)]
        self.paths.append(path)
        data, unread = read_told(self._read, path)
        if data is not None:
            return read_csv(data, path)
        if not unread:
            there = from_here(file, "tep", lambda meant: self._read(meant) is not None)
            hint = there or "Kiểm tra tên tệp; đường dẫn tính từ chính tệp này."
            unread = [Diagnostic("table/no-file", f"Không có tệp “{path}”.", file.pos, hint)]
        return None, [*unread]
