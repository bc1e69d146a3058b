"""Legal documents cited in a text: kind, number, date, issuer, and how they rank (Decree 30, appendix I, II.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from gen.text.dates import PartialDate

KINDS = (
    "Nghị quyết liên tịch|Thông tư liên tịch|Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị"
    "|Thông tư|Kế hoạch|Chương trình|Công văn|Công điện|Thông báo|Kết luận|Hướng dẫn|Quy định|Quy chế|Tờ trình"
    "|Báo cáo|Đề án|Lệnh|Sắc lệnh|Điều lệ"
)
LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_NUMBER = (
    r"\d+[a-z]?(?:/\d{4})?/[A-ZĐ][\wĐđ]*(?: ?[-&.] ?[A-ZĐ][\wĐđ]*)*"
    r"|\d+ ?- ?[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][\wĐđ]*(?:-[A-ZĐ][\wĐđ]*)*"
)
_DATE = r"ngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4})"
_STOP = (
    r"(?=,? ngày | về | ban hành| quy định| phê duyệt| sửa đổi| hướng dẫn| triển khai| thực hiện| tiếp tục| và "
    r"| đến | tại |[,;:(.“]|$)"
)
_LATE_DATE = _DATE.replace("P<", "P<late_")
_CITED = re.compile(
    rf"(?:(?P<kind>{KINDS}) )?(?:phối hợp )?(?:số )?(?<![\w/.-])(?P<number>{_NUMBER})(?![\w/])"
    rf"(?:,? ?{_DATE})?(?: của (?P<issuer>.{{2,120}}?){_STOP})?(?:,? {_LATE_DATE})?"
)
_LAW = re.compile(rf"(?P<kind>{'|'.join(LAWS)}) (?P<name>[^,;]*?)(?:,? {_DATE}|$)")
_PARTY = re.compile(r"\d+-[A-ZĐ][A-Za-zĐđ]*/")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation, `typed` at index `start`; `number` without stray blanks, empty for a law cited by its name."""

    kind: str
    number: str
    date: PartialDate | None
    issuer: str
    start: int
    typed: str

    @property
    def party(self) -> bool:
        """True for a document of the Party: 15-CT/TU."""
        return bool(_PARTY.match(self.number))

    @property
    def year_in_number(self) -> bool:
        """True where the number alone tells which document is meant: 59/2023/NĐ-CP."""
        return bool(re.match(r"\d+/\d{4}/", self.number))


@lru_cache(maxsize=8192)
def citations(text: str) -> tuple[Cited, ...]:
    """The documents that a text cites by number, in order; “số 217-QĐ/TW và số 218-QĐ/TW ngày …” share the date."""
    if "/" not in text:
        return ()
    found = [_cited(match) for match in _CITED.finditer(text)]
    for index in range(len(found) - 2, -1, -1):
        this, after = found[index], found[index + 1]
        between = text[this.start + len(this.typed) : after.start].strip()
        if this.date is None and after.date is not None and between in ("và", ",", "và số", ", số"):
            found[index] = replace(this, date=after.date, issuer=this.issuer or after.issuer)
    return tuple(found)


def law_at_start(text: str) -> Cited | None:
    """The law, code or ordinance that a basis names first."""
    match = _LAW.match(text)
    return Cited(match["kind"], "", _date(match), "", match.start(), match["name"]) if match else None


def _cited(match: re.Match[str]) -> Cited:
    number = re.sub(r"\s+", "", match["number"])
    return Cited(match["kind"] or "", number, _date(match), match["issuer"] or "", match.start(), match[0])


def _date(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    # the date stands before the issuer or behind it
    parts = [groups.get(name) or groups.get(f"late_{name}") for name in "ymd"]
    if parts[0] is None:
        return None
    year, month, day = (int(part or 0) for part in parts)
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def rank(kind: str, number: str, issuer: str) -> tuple[int, int] | None:
    """The highest and lowest rank (from 0) that a State document may have; None where its words do not tell."""
    if kind == "Hiến pháp":
        return 0, 0
    if kind in ("Luật", "Bộ luật"):
        return 1, 1
    if kind == "Pháp lệnh":
        return 2, 2
    if "QH" in number or "Quốc hội" in issuer:
        # a resolution of the National Assembly stands beside the laws; most offices write it after them
        return 1, 3
    if kind == "Nghị định" or number.endswith("-CP") or issuer == "Chính phủ":
        return 4, 4
    if "TTg" in number or issuer.startswith("Thủ tướng"):
        return 5, 5
    if kind.startswith("Thông tư"):
        return 6, 6
    if "HĐND" in number or issuer.startswith("Hội đồng nhân dân"):
        return _local(issuer, 7)
    if "UBND" in number or issuer.startswith(("Ủy ban nhân dân", "Uỷ ban nhân dân", "Chủ tịch Ủy ban nhân dân")):
        return _local(issuer, 8)
    return None


def party_rank(number: str) -> tuple[int, int] | None:
    """The highest and the lowest rank that a Party document may have: Centre 0, province 1, below 2."""
    issuer = number.partition("/")[2]
    if issuer.startswith(("TW", "BBT", "BCT")) or issuer.endswith("TW"):
        return 0, 0
    if issuer == "TU":
        return 1, 1
    return (2, 2) if issuer.startswith(("ĐU", "QU", "HU")) else None


def _local(issuer: str, province: int) -> tuple[int, int]:
    words = issuer.casefold()
    if any(word in words for word in ("xã", "phường", "đặc khu")):
        return province + 2, province + 2
    if any(word in words for word in ("tỉnh", "thành phố")):
        return province, province
    return province, province + 2
