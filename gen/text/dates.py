"""Dates as the decree writes them: two-digit day below 10, month with 0 only for 1 and 2 (appendix I, II.4b)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_COMMON = re.compile(r"(?:ngày )?(\d{1,2})(?:[/.\-]| tháng )(\d{1,2})(?:[/.\-]| năm )(\d{4})", re.ASCII | re.IGNORECASE)
_NO_SUCH_DAY = "không có ngày này trên lịch, xem lại ngày và tháng"
# what is left to be filled in by hand: wide enough for two figures
BLANK = "\u00a0" * 6


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and month, may still be blank."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def long(self) -> str:
        """`ngày 07 tháng 5 năm 2026`, blanks left blank."""
        return f"ngày {self._day or BLANK} tháng {self._month or BLANK} năm {self.year or BLANK}"

    @property
    def short(self) -> str:
        """`07/5/2026`, blanks left blank."""
        return f"{self._day or BLANK}/{self._month or BLANK}/{self.year or BLANK}"

    @property
    def _day(self) -> str:
        return f"{self.day:02d}" if self.day else ""

    @property
    def _month(self) -> str:
        return "" if not self.month else f"{self.month:02d}" if self.month < 3 else str(self.month)

    @property
    def exact(self) -> date | None:
        """The day itself where nothing is blank."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def read_date(text: str) -> PartialDate | str:
    """The date that a text writes as `2026-05-07`, `2026-05` or `2026`, else what is wrong with it."""
    match = _ISO.fullmatch(text)
    if not match:
        common = _COMMON.fullmatch(text)
        if common:
            meant = "{2}-{1:0>2}-{0:0>2}".format(*common.groups())
            return f"viết năm-tháng-ngày: {meant}" if isinstance(read_date(meant), PartialDate) else _NO_SUCH_DAY
        return "viết năm-tháng-ngày, ví dụ 2026-05-07; chưa có ngày thì 2026-05 hoặc 2026"
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return _NO_SUCH_DAY
    return PartialDate(year, month, day)
