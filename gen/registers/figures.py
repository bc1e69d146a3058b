"""Figures of units (`so_lieu`): a row for each, a value for each column, asked for by `{{ so_lieu.ty_le }}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gen.registers.asked_entries import AskedEntries
from gen.registers.figure_names import asked_name
from gen.text.interpolate import NoFigure
from gen.text.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class Figures:
    """One file of figures: its columns, and the values of each unit by column."""

    path: str
    columns: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]
    asked: AskedEntries = field(default_factory=AskedEntries, compare=False)

    def row(self, unit: str) -> Mapping[str, str] | None:
        """The values of a unit; whoever asks depends on them."""
        self.asked.used.add(asked_name(self.path, unit))
        return self.rows.get(unit)


class FiguresOfUnit:
    """What `so_lieu` is in `{{ }}`: the values of one unit; `blank` stands for them where it needs no row."""

    def __init__(self, figures: Figures, unit: str, blank: str | None) -> None:
        self._figures, self._unit, self._blank = figures, unit, blank

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._value(name)

    def _value(self, name: str) -> str:
        figures = self._figures
        row = figures.row(self._unit)
        if name not in figures.columns:
            hint = did_you_mean(name, figures.columns) or f"Các cột: {', '.join(figures.columns)}."
            raise NoFigure(f"Tệp {figures.path} không có cột “{name}”.", hint)
        value = row.get(name, "") if row is not None else ""
        if value:
            return value
        if self._blank is not None:
            return self._blank
        if row is None:
            hint = f"Thêm dòng bắt đầu bằng “{self._unit}” vào {figures.path}."
            raise NoFigure(f"Tệp {figures.path} chưa có dòng của “{self._unit}”.", hint)
        hint = f"Điền ô ấy trong {figures.path}, hoặc viết thẳng số vào đây."
        raise NoFigure(f"Ô “{name}” của “{self._unit}” trong {figures.path} đang trống.", hint)
