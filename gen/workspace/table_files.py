"""Files that tables take their rows from (`tep`): CSV below plans/, each read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.source.csv_rows import CsvTable, read_csv
from gen.source.held_tables import held_tables
from gen.workspace.folder import Workspace
from gen.workspace.system_errors import unreadable

_SUFFIX = ".csv"


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

    files = TableFiles(workspace, read, node.pos.path)
    return ToldRows(*rows_by_column(node, parent, files.table), tuple(files.paths))


def _is_meant(table: Node) -> bool:
    rows = table.get("hang")
    return "tep" in table.mapping or (rows is not None and any(map(_has_list, rows.items)))


def _has_list(row: Node) -> bool:
    below = row.get("hang")
    return row.is_list or (below is not None and any(map(_has_list, below.items)))


class TableFiles:
    """Reads the files that the tables of one source name; `paths` are those that were asked for."""

    def __init__(self, workspace: Workspace, read: Callable[[str], bytes | None], source: str) -> None:
        self._workspace, self._read, self._source = workspace, read, source
        self.paths: list[str] = []

    def table(self, file: Node) -> tuple[CsvTable | None, list[Diagnostic]]:
        """What a `tep` names, None where it can't be read, and what is wrong."""
        path = self._workspace.relative(self._source, file.text) if file.text.strip() else None
        if path is None or not path.lower().endswith(_SUFFIX):
            message = f"“{file.text}” không phải một tệp CSV trong thư mục plans/."
            hint = "Ghi đường dẫn tính từ chính tệp này, có đuôi .csv, như tep: so-lieu/du-toan.csv."
            return None, [Diagnostic("table/no-file", message, file.pos, hint)]
        self.paths.append(path)
        try:
            data = self._read(path)
        except OSError as err:
            return None, [unreadable(path, err)]
        if data is None:
            message = f"Không có tệp “{path}”."
            hint = "Kiểm tra tên tệp; đường dẫn tính từ chính tệp này."
            return None, [Diagnostic("table/no-file", message, file.pos, hint)]
        return read_csv(data, path)
