"""What deadlines mean: every form of the seeds and those officials use beside them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gen.text.deadline_vocabulary import EDGES, NUMBERS, UNITS, Rhythm
from gen.text.deadlines import DateSpan, read_deadline
from gen.text.written_dates import impossible_date

OWN = 2026

# phrase | first day | last day | rhythm, read in a document of 2026
UNDERSTOOD = """
Thường xuyên.                                | | | thuong-xuyen
thường xuyên.                                | | | thuong-xuyen
Thường xuyên trong năm                       | 2026-01-01 | 2026-12-31 | thuong-xuyen
Thường xuyên, theo yêu cầu của cấp trên      | | | thuong-xuyen
Hằng ngày                                    | | | thuong-xuyen
Hàng tuần                                    | | | hang-tuan
Chiều thứ Sáu hằng tuần                      | | | hang-tuan
Trước 16 giờ 30 thứ Năm hằng tuần            | | | hang-tuan
Hàng tháng                                   | | | hang-thang
Hằng tháng                                   | | | hang-thang
ngày 25 hằng tháng                           | | | hang-thang
Trước ngày 25 hàng tháng                     | | | hang-thang
Hằng tháng, quý, năm                         | | | hang-thang
Hằng tháng, từ tháng 3 đến tháng 6           | 2026-03-01 | 2026-06-30 | hang-thang
Các tháng trong năm                          | 2026-01-01 | 2026-12-31 | hang-thang
Theo Quý                                     | | | hang-quy
Hàng quí                                     | | | hang-quy
Định kỳ hằng quý                             | | | hang-quy
định kỳ mỗi quý và đột xuất (nếu có yêu cầu) | | | hang-quy
trước ngày 05 của tháng đầu quý              | | | hang-quy
Hằng quý năm 2026                            | 2026-01-01 | 2026-12-31 | hang-quy
Hằng năm                                     | | | hang-nam
01 lần/năm                                   | | | hang-nam
trước ngày 15/12 hằng năm                    | | | hang-nam
Tháng 12 hàng năm                            | | | hang-nam
Hằng năm, bắt đầu từ năm 2026                | 2026-01-01 | | hang-nam
Năm 2026 và hằng năm                         | 2026-01-01 | | hang-nam
Tháng 3                                      | 2026-03-01 | 2026-03-31 |
Tháng 03                                     | 2026-03-01 | 2026-03-31 |
Tháng 01                                     | 2026-01-01 | 2026-01-31 |
Tháng 2                                      | 2026-02-01 | 2026-02-28 |
Tháng 2/2028                                 | 2028-02-01 | 2028-02-29 |
Tháng 12                                     | 2026-12-01 | 2026-12-31 |
Tháng mười hai                               | 2026-12-01 | 2026-12-31 |
Tháng 01/2027                                | 2027-01-01 | 2027-01-31 |
Tháng 8/2025                                 | 2025-08-01 | 2025-08-31 |
Tháng 8 năm 2025                             | 2025-08-01 | 2025-08-31 |
Tháng 8, năm 2025                            | 2025-08-01 | 2025-08-31 |
Tháng 8-2025                                 | 2025-08-01 | 2025-08-31 |
T8/2025                                      | 2025-08-01 | 2025-08-31 |
8/2025                                       | 2025-08-01 | 2025-08-31 |
Tháng 01 năm sau                             | 2027-01-01 | 2027-01-31 |
Tháng 3 (BTVTU cho ý kiến)                   | 2026-03-01 | 2026-03-31 |
*Tháng 3*[^1].                               | 2026-03-01 | 2026-03-31 |
tháng 10, 11/2025                            | 2025-10-01 | 2025-11-30 |
Tháng 5,6/2026                               | 2026-05-01 | 2026-06-30 |
Tháng 9, 10/2026                             | 2026-09-01 | 2026-10-31 |
tháng: 01, 02, 04, 05, 07, 08, 10, 11, 12    | 2026-01-01 | 2026-12-31 |
Tháng 10 - 12/2025                           | 2025-10-01 | 2025-12-31 |
Tháng 10–12/2025                             | 2025-10-01 | 2025-12-31 |
Từ tháng 3 đến tháng 6/2026                  | 2026-03-01 | 2026-06-30 |
Từ tháng 11 đến tháng 2/2026                 | 2025-11-01 | 2026-02-28 |
Từ tháng 11/2025 đến tháng 2                 | 2025-11-01 | 2026-02-28 |
Từ tháng 11 đến tháng 02 năm sau             | 2026-11-01 | 2027-02-28 |
Từ tháng 3/2026                              | 2026-03-01 | |
Từ tháng 3 đến hết năm 2026                  | 2026-03-01 | 2026-12-31 |
Hoàn thành trong tháng 8/2025                | 2025-08-01 | 2025-08-31 |
Thời gian hoàn thành: Tháng 8/2025           | 2025-08-01 | 2025-08-31 |
Trước tháng 10/2025                          | | 2025-09-30 |
Cuối tháng 6/2026                            | 2026-06-21 | 2026-06-30 |
Trước cuối tháng 6/2026                      | | 2026-06-30 |
Giữa tháng 5                                 | 2026-05-11 | 2026-05-20 |
Thượng tuần tháng 3                          | 2026-03-01 | 2026-03-10 |
Nửa đầu tháng 9                              | 2026-09-01 | 2026-09-15 |
tuần 1 tháng 3                               | 2026-03-01 | 2026-03-07 |
Tuần thứ hai của tháng 3                     | 2026-03-08 | 2026-03-14 |
Tuần cuối tháng 2/2026                       | 2026-02-22 | 2026-02-28 |
Quý III/2025                                 | 2025-07-01 | 2025-09-30 |
Trong quý III/2025                           | 2025-07-01 | 2025-09-30 |
Q.III/2025                                   | 2025-07-01 | 2025-09-30 |
Quý 3                                        | 2026-07-01 | 2026-09-30 |
Quý IV                                       | 2026-10-01 | 2026-12-31 |
Quý I, II năm 2026                           | 2026-01-01 | 2026-06-30 |
Quý III và quý IV/2025                       | 2025-07-01 | 2025-12-31 |
Quý IV năm 2025 - Quý I năm 2026             | 2025-10-01 | 2026-03-31 |
Đầu quý II                                   | 2026-04-01 | 2026-04-30 |
Tháng cuối quý II                            | 2026-06-01 | 2026-06-30 |
Cuối quý II, đầu quý III/2026                | 2026-06-01 | 2026-07-31 |
Quý III/2025 (hoàn thành trước 15/8)         | 2025-07-01 | 2025-08-14 |
6 tháng đầu năm 2026                         | 2026-01-01 | 2026-06-30 |
06 tháng đầu năm                             | 2026-01-01 | 2026-06-30 |
6 tháng cuối năm 2025                        | 2025-07-01 | 2025-12-31 |
6 tháng cuối năm 2025 và các năm tiếp theo   | 2025-07-01 | |
6 tháng cuối năm 2025 (và các năm tiếp theo) | 2025-07-01 | |
9 tháng                                      | 2026-01-01 | 2026-09-30 |
9 tháng đầu năm 2025                         | 2025-01-01 | 2025-09-30 |
Năm 2026                                     | 2026-01-01 | 2026-12-31 |
Cả năm                                       | 2026-01-01 | 2026-12-31 |
Trong năm                                    | 2026-01-01 | 2026-12-31 |
Cuối năm 2025                                | 2025-10-01 | 2025-12-31 |
Kỳ họp HĐND thành phố cuối năm 2025          | 2025-10-01 | 2025-12-31 |
Giai đoạn 2026-2030.                         | 2026-01-01 | 2030-12-31 |
giai đoạn 2025 - 2030                        | 2025-01-01 | 2030-12-31 |
Giai đoạn 2025 – 2030 và những năm tiếp theo | 2025-01-01 | |
Nhiệm kỳ 2025 - 2030                         | 2025-01-01 | 2030-12-31 |
năm 2025 và các năm tiếp theo                | 2025-01-01 | |
từ năm 2025 và các năm tiếp theo.            | 2025-01-01 | |
Từ năm 2026 và các năm tiếp theo.            | 2026-01-01 | |
Từ năm 2026 trở đi                           | 2026-01-01 | |
Đến hết năm 2026                             | | 2026-12-31 |
Đến năm 2030                                 | | 2030-12-31 |
Đến năm 2030, tầm nhìn đến năm 2045          | | 2030-12-31 |
Từ nay đến cuối năm 2026                     | | 2026-12-31 |
Trước năm 2030                               | | 2029-12-31 |
Trước ngày 15/8/2025                         | | 2025-08-14 |
Hoàn thành trước ngày 15/8/2025              | | 2025-08-14 |
Trước 15/8                                   | | 2026-08-14 |
Trước ngày 01/01/2026                        | | 2025-12-31 |
trước ngày 05/9/2025 và trước ngày 05/12/2025 | | 2025-12-04 |
Trước ngày 15/6 và 15/12                     | | 2026-12-14 |
trước 17 giờ 00 ngày 15/8/2025               | | 2025-08-15 |
trước 17h30 ngày 15/8                        | | 2026-08-15 |
trước 0 giờ 00 ngày 15/8                     | | 2026-08-14 |
Chậm nhất ngày 20/12/2026                    | | 2026-12-20 |
chậm nhất là ngày 20 tháng 12 năm 2026       | | 2026-12-20 |
Chậm nhất trước ngày 20/12                   | | 2026-12-19 |
Sau ngày 15/8/2025                           | 2025-08-16 | |
Ngày 05/9                                    | 2026-09-05 | 2026-09-05 |
15.8.2025                                    | 2025-08-15 | 2025-08-15 |
Ngày 20, 21/5/2026                           | 2026-05-20 | 2026-05-21 |
Từ ngày 15/8 đến ngày 20/9/2026              | 2026-08-15 | 2026-09-20 |
Từ ngày 15 đến ngày 20 tháng 8 năm 2025      | 2025-08-15 | 2025-08-20 |
Từ ngày 25/12 đến ngày 10/01/2027            | 2026-12-25 | 2027-01-10 |
Tháng 8, trước ngày 20/8/2025                | 2025-08-01 | 2025-08-19 |
"""

REASONS = {
    "depends on an event, no date is said": [
        "Khi có chỉ đạo của Trung ương và thành phố",
        "Sau khi có hướng dẫn của Sở Nội vụ",
        "Theo Kế hoạch của Ban Thường vụ Thành ủy",
        "Theo KH của TW",
        "Theo tiến độ của TP.",
        "Theo chỉ đạo, hướng dẫn của cấp trên và căn cứ tình hình thực tế của địa phương.",
        "Căn cứ vào tình hình thực tiễn",
        "Tháng 3 hoặc khi có chỉ đạo",
        "Kỳ họp thứ 5",
        "Đột xuất",
    ],
    "a length of time, not a place in the calendar": ["Trong 6 tháng", "30 ngày kể từ ngày ký", "Trong vòng 15 ngày"],
    "half-yearly has no name among the rhythms": ["Định kỳ 6 tháng", "2 lần/năm", "Định kỳ 6 tháng, 9 tháng, năm"],
    "which month, quarter or year is not said": ["Trong tháng", "Cuối quý", "Tháng", "Năm", "Ngày 15"],
    "may mean two stretches of time": [
        "Từ tháng 11 đến tháng 2",
        "Tháng 12, tháng 01/2027",
        "Từ tháng 3 đến hết năm 2027",
        "Ngày 15/8/25",
        "tháng năm",
    ],
    "not the calendar's year or month": ["Năm học 2025-2026", "Tháng Giêng"],
    "ends before it begins": ["Giai đoạn 2030-2026", "Từ ngày 15/8/2026 đến ngày 10/8/2026", "Tháng 6/2026 - 3/2026"],
    "no such date": ["31/6/2026", "Trước ngày 29/02", "Tháng 13", "Quý V", "Tuần 5 tháng 2/2026", "31/6 hằng năm"],
    "“to 2030 and after” bounds nothing": ["Đến năm 2030 và các năm tiếp theo"],
    "nothing is written": ["", " ", "./.", "()"],
}
NOT_UNDERSTOOD = [(text, why) for why, texts in REASONS.items() for text in texts]


def _row(line: str) -> tuple[str, DateSpan]:
    text, start, end, rhythm = (cell.strip() for cell in line.split("|"))
    day = date.fromisoformat
    return text, DateSpan(*(day(cell) if cell else None for cell in (start, end)), Rhythm(rhythm) if rhythm else None)


ROWS = [_row(line) for line in UNDERSTOOD.strip().splitlines()]


@pytest.mark.parametrize(("text", "span"), ROWS)
def test_understood(text: str, span: DateSpan) -> None:
    assert read_deadline(text, OWN) == span


@pytest.mark.parametrize(("text", "why"), NOT_UNDERSTOOD)
def test_not_understood(text: str, why: str) -> None:
    assert read_deadline(text, OWN) is None, why


@pytest.mark.parametrize(
    "text", ["Tháng 3", "Quý III", "Ngày 05/9", "Cả năm", "9 tháng", "trước 15/8", "Tháng 01 năm sau"]
)
def test_without_any_year(text: str) -> None:
    assert read_deadline(text, OWN) is not None
    assert read_deadline(text, None) is None
    assert read_deadline(text, 0) is None


@pytest.mark.parametrize(
    "text", ["Hằng quý", "Ngày 25 hằng tháng", "Trước 15/12 hằng năm", "Tháng 3/2026", "Đến năm 2030"]
)
def test_own_year_not_needed(text: str) -> None:
    assert read_deadline(text, None) == read_deadline(text, OWN) is not None


def test_blanks_of_word_and_pdf() -> None:
    assert (
        read_deadline("Tháng \n\n02 ", OWN)
        == read_deadline("Tháng\u00a002\u200b", OWN)
        == read_deadline("Tháng 2", OWN)
    )
    assert read_deadline("Tháng 10\u00a0\u2011\u202f12/2025", OWN) == read_deadline("Tháng 10-12/2025", OWN)


@pytest.mark.parametrize(
    ("text", "offending"),
    [
        ("Trước ngày 31/6/2026", "31/6/2026"),
        ("Hoàn thành ngày 29/02/2026.", "29/02/2026"),
        ("từ 01/6/2026-31/6/2026", "31/6/2026"),
        ("Chậm nhất 31.4.2026", "31.4.2026"),
        ("Ngày 30 tháng 02 năm 2026", "30 tháng 02 năm 2026"),
        ("Ngày 00/5 và ngày 31/6", "00/5"),
        ("Tháng 13/2026", "Tháng 13/2026"),
        ("Quý VI/2026", "Quý VI/2026"),
        (unicodedata.normalize("NFD", "NGÀY 31/11"), "31/11"),
        ("Ngày 29/02", None),
        ("29/02/2028", None),
        ("31/12/2026", None),
        ("31/33 xã, phường", None),
        ("lương tháng 13/2026", None),
        ("Nghị định số 59/2023/NĐ-CP ngày 14/8/2023", None),
        ("Quý IV/2026", None),
        ("", None),
    ],
)
def test_impossible_date(text: str, offending: str | None) -> None:
    assert impossible_date(text) == offending
    if offending:
        assert read_deadline(text, OWN) is None


PHRASES = st.sampled_from([*(text for text, _ in ROWS), *(text for text, _ in NOT_UNDERSTOOD)])
_WORDS = (
    "từ đến trước sau hết chậm nhất và , - / ( ) . hằng trong nửa cả các tiếp theo 31 29/2 15/8/2026 /2025 2027 17 giờ"
)
WORDS = st.sampled_from([*_WORDS.split(), "chậm nhất", "năm sau", "và các năm tiếp theo", *UNITS, *EDGES, *NUMBERS])
YEARS = st.none() | st.integers(1990, 2060) | st.integers()


def _sound(text: str, year: int | None) -> None:
    span = read_deadline(text, year)
    impossible_date(text)
    if span is not None:
        assert span.start is None or span.end is None or span.start <= span.end
        assert span.start or span.end or span.rhythm


@given(st.text(), YEARS)
def test_any_text_is_safe(text: str, year: int | None) -> None:
    _sound(text, year)


@given(st.lists(WORDS | st.integers(0, 40).map(str) | PHRASES, max_size=9).map(" ".join), YEARS)
def test_any_run_of_its_own_words_is_safe(text: str, year: int | None) -> None:
    _sound(text, year)


@given(PHRASES, st.sampled_from(["upper", "lower", "title"]), st.booleans(), st.text(" .;", max_size=3))
def test_case_form_and_end_do_not_matter(text: str, case: str, apart: bool, end: str) -> None:
    cased = {"upper": text.upper(), "lower": text.lower(), "title": text.title()}[case]
    assert read_deadline(unicodedata.normalize("NFD" if apart else "NFC", cased) + end, OWN) == read_deadline(text, OWN)
