"""The rows of a foreign table: groups, totals and rows, each below the row that its label says it is below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gen.text.shorten import cut_off
from gen.workbook.cell_values import Reading, as_source, reading
from gen.workbook.guess.region import TOTAL, Region
from gen.workbook.worksheet_changes import Told
from gen.workbook.worksheet_plan import Heading, Joined, WorksheetColumn

_ROMAN = re.compile(r"[IVXLC]+")
_LABEL_COLUMN = WorksheetColumn("tt", "", is_label=True)


@dataclass(slots=True)
class FoundRow:
    """A row: its label, the texts of its cells as they are typed in a source, its heading, the rows below it."""

    label: str
    cells: dict[str, str]
    heading: Heading
    line: int
    below: list[FoundRow] = field(default_factory=list)


def rows_of(region: Region, columns: Sequence[WorksheetColumn], file: str) -> tuple[list[FoundRow], list[Told]]:
    """The rows of a table, one below another by their labels, and what could not be taken."""
    reader = _Reader(region, columns, file)
    top: list[FoundRow] = []
    # the rows that are open, each with what its label looks like
    open_rows: list[tuple[str, FoundRow]] = []
    for row in reader.rows():
        style = _style(row)
        if row.heading is Heading.TOTAL:
            open_rows.clear()
        elif style in [each for each, _ in open_rows]:
            while open_rows[-1][0] != style:
                open_rows.pop()
            open_rows.pop()
        elif row.heading is Heading.GROUP and not row.label:
            open_rows.clear()
        (open_rows[-1][1].below if open_rows else top).append(row)
        if row.heading is not Heading.TOTAL:
            open_rows.append((style, row))
    return top, reader.told


def _style(row: FoundRow) -> str:
    """What a label looks like: those that look alike are of one level."""
    text = row.label.rstrip(".) ")
    if not text:
        return "nhom" if row.heading is Heading.GROUP else "khong"
    if _ROMAN.fullmatch(text):
        return "I"
    if re.fullmatch(r"\d+(\.\d+)*", text):
        return ".".join("1" for _ in text.split("."))
    if re.fullmatch(r"[A-ZĐ]", text):
        return "A"
    if re.fullmatch(r"[a-zđ]{1,2}", text):
        return "a"
    return text if not re.search(r"\w", text) else re.sub(r"\d+", "1", text)


class _Reader:
    def __init__(self, region: Region, columns: Sequence[WorksheetColumn], file: str) -> None:
        self.region, self.sheet, self.columns, self.file = region, region.sheet, columns, file
        self.told: list[Told] = []
        self.places = [column.at for column in region.columns]
        self.label = next((number for number, column in enumerate(columns) if column.is_label), None)
        self.first = 1 if self.label == 0 and len(columns) > 1 else 0

    def rows(self) -> Iterator[FoundRow]:
        for line in range(self.region.first, self.region.end):
            found = [self.reading(line, number) for number in range(len(self.columns))]
            if any(one.text or one.trouble for one in found):
                row = self.row(line, found)
                if row is not None:
                    yield row

    def reading(self, line: int, number: int) -> Reading:
        at = self.places[number]
        column = _LABEL_COLUMN if number == self.label else self.columns[number]
        return reading(self.sheet.value(line, at), self.sheet.note(line, at), column)

    def row(self, line: int, found: Sequence[Reading]) -> FoundRow | None:
        texts: dict[int, str] = {}
        for number, one in enumerate(found):
            text = self.taken(line, number, one)
            if text:
                texts[number] = text
        label = texts.pop(self.label, "") if self.label is not None else ""
        heading, words = self.heading(line, label, texts)
        cells = {self.columns[number].ma: text for number, text in texts.items()}
        if heading:
            cells = {self.columns[n].ma: text for n, text in texts.items() if n != words}
            cells = {heading.value: texts[words], **cells} if words >= 0 else {heading.value: label, **cells}
            label = "" if words < 0 else label
        else:
            self.add_joined(line, cells)
        if self.label is not None and self.joined(line, self.label) is Joined.ABOVE and not label:
            label = Joined.ABOVE.value
        return FoundRow(label, cells, heading, line) if cells else None

    def taken(self, line: int, number: int, one: Reading) -> str:
        """A cell as it is typed in a source; empty, and told, where it can't be."""
        place = f"{self.file}!{self.sheet.place(line, self.places[number])}"
        if one.trouble:
            self.told.append(Told(place, f"Để trống: {one.trouble}.", one.cure, is_error=False))
            return ""
        typed = as_source(one.text)
        if typed is None:
            message = f"Để trống: “{cut_off(one.text, 50)}” có {{{{ }}}} hoặc [^…]."
            self.told.append(Told(place, message, "Gõ lời ấy vào YAML.", is_error=False))
        return typed or ""

    def heading(self, line: int, label: str, texts: dict[int, str]) -> tuple[Heading, int]:
        """What heading a row is, and in which column its words stand (-1: that of labels)."""
        words = min(texts, default=-1)
        text = texts.get(words, label if words < 0 else "")
        if text and TOTAL.fullmatch(text) and words <= self.first:
            return Heading.TOTAL, words
        if words < 0:
            return (Heading.GROUP, -1) if label and not re.fullmatch(r"[\d.]+", label) else (Heading.NONE, -1)
        across = self.spans(line, words)
        others = [number for number in texts if number != words]
        only_numbers = all(self.columns[number].is_number for number in others)
        if words != self.first or not only_numbers:
            return Heading.NONE, -1
        looks_so = across or text.isupper() or (not others and _ROMAN.fullmatch(label.rstrip(".")) is not None)
        return (Heading.GROUP, words) if looks_so and not self.columns[words].is_number else (Heading.NONE, -1)

    def spans(self, line: int, number: int) -> bool:
        """True where a cell covers at least one more of its line."""
        here = line, self.places[number]
        return any(self.sheet.covered.get((line, at)) == here for at in self.places[number + 1 :])

    def joined(self, line: int, number: int) -> Joined:
        first = self.sheet.covered.get((line, self.places[number]))
        if first is None or first[0] < self.region.first:
            return Joined.NO
        return Joined.ABOVE if first[0] < line else Joined.LEFT

    def add_joined(self, line: int, cells: dict[str, str]) -> None:
        for number, column in enumerate(self.columns):
            joined = self.joined(line, number)
            if joined and not column.is_label and column.ma not in cells:
                cells[column.ma] = joined.value
