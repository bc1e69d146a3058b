"""Files of figures (`so_lieu`), each read once: their values by unit, what is wrong with them, a digest of each row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from gen.core.diagnostic import Diagnostic, Position, Related, Severity, has_errors
from gen.core.digest import digest
from gen.core.node import Node
from gen.registers.asked_entries import AskedEntries
from gen.registers.figure_names import ASKED, EVERY, asked_name
from gen.text.diacritics import slug
from gen.text.suggestions import did_you_mean
from gen.workspace.system_errors import read_told

if TYPE_CHECKING:
    from gen.registers.figures import Figures
    from gen.source.csv_rows import CsvTable

_UNIT = "don_vi"


class _Read(NamedTuple):
    """A file as it was read; `rows` has the cell that names each unit."""

    figures: Figures | None
    found: tuple[Diagnostic, ...]
    file: CsvTable | None = None
    rows: Mapping[str, Node] = {}


class FigureFiles(Mapping[str, "Figures"]):
    """The files of figures of a workspace, by their paths."""

    def __init__(self, read: Callable[[str], bytes | None], asked: AskedEntries) -> None:
        self._fetch, self._asked = read, asked
        self._known: dict[str, _Read] = {}

    def __getitem__(self, path: str) -> Figures:
        figures = self._file(path).figures
        if figures is None:
            raise KeyError(path)
        return figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def found(self, path: str) -> list[Diagnostic]:
        """What is wrong with the writing of a file, errors alone: a document that names it has them too."""
        return list(self._file(path).found)

    def is_there(self, path: str) -> bool:
        """True where there is such a file."""
        return self._file(path).figures is not None or bool(self._file(path).found)

    def strangers(self, path: str, units: Collection[str]) -> Iterator[Diagnostic]:
        """A warning for each row of a unit that no register has."""
        read = self._file(path)
        self._asked.used.add(asked_name(path, EVERY))
        for unit, cell in read.rows.items():
            if unit not in units:
                hint = did_you_mean(unit, units) or "Sửa mã ở cột đầu, hoặc thêm đơn vị vào plans/danh-muc/don-vi.yaml."
                message = f"Không có đơn vị “{unit}” trong danh mục; dòng số liệu này không ai dùng."
                yield Diagnostic("schema/unknown-unit", message, cell.pos, hint, Severity.WARNING, about=(unit,))

    def idle_columns(self, path: str, asked: Collection[str]) -> Iterator[Diagnostic]:
        """A warning for each column that no text asks for."""
        read = self._file(path)
        columns = read.figures.columns if read.figures is not None else ()
        for name, cell in zip(columns, read.file.header[1:] if read.file is not None else (), strict=False):
            if name not in asked:
                message = f"Không chỗ nào dùng cột “{cell.text}” của tệp số liệu."
                hint = f"Gọi nó bằng {{{{ so_lieu.{name} }}}} ở văn bản cha, hoặc xoá cột."
                yield Diagnostic("schema/unused-column", message, cell.pos, hint, Severity.WARNING, about=(name,))

    def digest(self, name: str) -> str:
        """The digest of what an asked name stands for: one row with the names of its columns, or the whole file."""
        path, _, unit = name.removeprefix(ASKED).rpartition("#")
        read = self._file(path)
        if read.figures is None:
            return ""
        rows = read.figures.rows if unit == EVERY else {unit: read.figures.rows.get(unit, {})}
        return digest(repr((read.figures.columns, sorted(rows.items()))).encode())

    def _file(self, path: str) -> _Read:
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]

    def _read(self, path: str) -> _Read:
        # most workspaces have none
        from gen.registers.figures import Figures
        from gen.source.csv_rows import read_csv

        data, unread = read_told(self._fetch, path)
        if data is None:
            return _Read(None, tuple(unread))
        file, found = read_csv(data, path)
        if file is None:
            return _Read(None, tuple(found))
        names = [slug(cell.text).replace("-", "_") for cell in file.header]
        found += _head_errors(file, names)
        rows: dict[str, Node] = {}
        values: dict[str, dict[str, str]] = {}
        for row in file.records:
            unit = row[0]
            if unit.text in rows:
                first = Related(rows[unit.text].pos, "dòng đầu ở đây")
                message = f"Hai dòng số liệu của một đơn vị “{unit.text}”."
                found.append(_error("schema/duplicate-ma", message, unit.pos, "Xoá một trong hai dòng.", first))
            rows.setdefault(unit.text, unit)
            values[unit.text] = {name: cell.text for name, cell in zip(names[1:], row[1:], strict=False)}
        figures = None if has_errors(found) else Figures(path, tuple(names[1:]), values, self._asked)
        return _Read(figures, tuple(found), file, rows)


def _head_errors(file: CsvTable, names: list[str]) -> Iterator[Diagnostic]:
    if names[0] != _UNIT:
        message = f"Cột đầu của tệp số liệu là “{file.header[0].text}”, phải là “{_UNIT}”."
        yield _error(
            "schema/no-unit-column", message, file.header[0].pos, f"Đưa mã đơn vị lên cột đầu, tên cột: {_UNIT}"
        )
    for at, cell in enumerate(file.header):
        if names[at] in names[:at] or not names[at]:
            message = f"Tên cột “{cell.text}” có hai lần." if names[at] else "Cột này không có tên."
            yield _error("schema/duplicate-ma", message, cell.pos, "Đặt cho mỗi cột một tên riêng.")


def _error(code: str, message: str, place: Position, hint: str, *related: Related) -> Diagnostic:
    return Diagnostic(code, message, place, hint, related=related)
