"""The words drafters write deadlines with, as data for deadline_grammar."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from gen.text.inline import NOTE
from gen.text.written_dates import DAY, YEAR, normalized


class TimeUnit(Enum):
    """What a point in time is counted in; its value is the Vietnamese word without diacritics."""

    DAY = "ngay"
    WEEK = "tuan"
    MONTH = "thang"
    QUARTER = "quy"
    YEAR = "nam"
    # “6 tháng đầu năm”
    MONTHS_OF_YEAR = "n-thang"


class Rhythm(Enum):
    """How often work comes round; the rarest that a phrase names is looked for in this order."""

    WEEKLY = "hang-tuan"
    MONTHLY = "hang-thang"
    QUARTERLY = "hang-quy"
    YEARLY = "hang-nam"
    # also daily work, which has no name of its own here
    ALWAYS = "thuong-xuyen"


class UnitPart(Enum):
    """Which part of its unit a point names: the first third, the second half, the third week."""

    WHOLE = ""
    BEGINNING = "dau"
    MIDDLE = "giua"
    END = "cuoi"
    FIRST_HALF = "nua-dau"
    SECOND_HALF = "nua-cuoi"
    WEEK_1 = "tuan-1"
    WEEK_2 = "tuan-2"
    WEEK_3 = "tuan-3"
    WEEK_4 = "tuan-4"
    WEEK_5 = "tuan-5"
    LAST_WEEK = "tuan-cuoi"


class Relation(Enum):
    """How a point relates to the deadline: from it, after it, up to its end, before it, at the latest."""

    NONE = ""
    FROM = "tu"
    AFTER = "sau"
    UNTIL = "den"
    BEFORE = "truoc"
    AT_LATEST = "cham"


class TokenKind(Enum):
    """What a run of words in a phrase is, where it is no Relation."""

    START = "start"
    RHYTHM = "rhythm"
    # “và các năm tiếp theo”: no end
    ONWARDS = "onwards"
    DATE = "date"
    YEAR = "year"
    SLASHED_YEAR = "slashed-year"
    PART = "part"
    UNIT = "unit"
    NUMBER = "number"
    AND = "and"
    COMMA = "comma"
    DASH = "dash"
    NOISE = "noise"
    NOTHING = "nothing"


# these bound the deadline at its end
BOUNDS = (Relation.UNTIL, Relation.BEFORE, Relation.AT_LATEST)

_HOUR = rf"{DAY} ?(?:giờ|h|:(?=[0-9]))(?: ?[0-5][0-9])?(?: ?(?:phút|'))?,?"
_TIME_OF_DAY = rf"(?:(?:trước|vào) )?(?:{_HOUR} )?(?:(?:sáng|chiều) )?"
_EVERY = r"(?:(?:định kỳ )?(?:hằng|hàng|mỗi|từng|theo)|định kỳ)"
_EDGE_MONTH = r"tháng (?P<edge>đầu|giữa|cuối)(?: tiên| cùng)?"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_RUNS = r"(?:ngày|tuần|tháng|năm)"

# “năm” is left out on purpose: it is also the word for year, so “tháng năm” stays not understood
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SPELT = {"một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
NUMBERS: dict[str, int] = {
    **{roman: n for n, roman in enumerate(_ROMAN, 1)},
    **_SPELT,
    **{f"mười{tail}": n for n, tail in enumerate(("", " một", " hai"), 10)},
}
_NUMBER = "|".join([DAY, *sorted(NUMBERS, key=len, reverse=True)])

UNITS = {
    "ngày": TimeUnit.DAY,
    "tuần": TimeUnit.WEEK,
    "tháng": TimeUnit.MONTH,
    "quý": TimeUnit.QUARTER,
    "năm": TimeUnit.YEAR,
}
RHYTHMS = {
    TimeUnit.WEEK: Rhythm.WEEKLY,
    TimeUnit.MONTH: Rhythm.MONTHLY,
    TimeUnit.QUARTER: Rhythm.QUARTERLY,
    TimeUnit.YEAR: Rhythm.YEARLY,
}
EDGES = {"đầu": UnitPart.BEGINNING, "giữa": UnitPart.MIDDLE, "cuối": UnitPart.END, "sau": UnitPart.END}
HALVES = {"đầu": UnitPart.FIRST_HALF, "cuối": UnitPart.SECOND_HALF, "sau": UnitPart.SECOND_HALF}
# thirds of a month: “thượng tuần”
THIRDS = {"thượng": UnitPart.BEGINNING, "trung": UnitPart.MIDDLE, "hạ": UnitPart.END}
WEEKS = (UnitPart.WEEK_1, UnitPart.WEEK_2, UnitPart.WEEK_3, UnitPart.WEEK_4, UnitPart.WEEK_5)

# first month, first day, last month, last day; months count from the unit's first, days of 0 and below count back
# from the end of the month
PARTS: dict[tuple[TimeUnit, UnitPart], tuple[int, int, int, int]] = {
    (TimeUnit.MONTH, UnitPart.WHOLE): (0, 1, 0, 0),
    (TimeUnit.MONTH, UnitPart.BEGINNING): (0, 1, 0, 10),
    (TimeUnit.MONTH, UnitPart.MIDDLE): (0, 11, 0, 20),
    (TimeUnit.MONTH, UnitPart.END): (0, 21, 0, 0),
    (TimeUnit.MONTH, UnitPart.FIRST_HALF): (0, 1, 0, 15),
    (TimeUnit.MONTH, UnitPart.SECOND_HALF): (0, 16, 0, 0),
    (TimeUnit.MONTH, UnitPart.WEEK_1): (0, 1, 0, 7),
    (TimeUnit.MONTH, UnitPart.WEEK_2): (0, 8, 0, 14),
    (TimeUnit.MONTH, UnitPart.WEEK_3): (0, 15, 0, 21),
    (TimeUnit.MONTH, UnitPart.WEEK_4): (0, 22, 0, 28),
    (TimeUnit.MONTH, UnitPart.WEEK_5): (0, 29, 0, 0),
    (TimeUnit.MONTH, UnitPart.LAST_WEEK): (0, -6, 0, 0),
    (TimeUnit.QUARTER, UnitPart.WHOLE): (0, 1, 2, 0),
    (TimeUnit.QUARTER, UnitPart.BEGINNING): (0, 1, 0, 0),
    (TimeUnit.QUARTER, UnitPart.MIDDLE): (1, 1, 1, 0),
    (TimeUnit.QUARTER, UnitPart.END): (2, 1, 2, 0),
    (TimeUnit.QUARTER, UnitPart.FIRST_HALF): (0, 1, 1, 15),
    (TimeUnit.QUARTER, UnitPart.SECOND_HALF): (1, 16, 2, 0),
    (TimeUnit.YEAR, UnitPart.WHOLE): (0, 1, 11, 0),
    (TimeUnit.YEAR, UnitPart.BEGINNING): (0, 1, 2, 0),
    (TimeUnit.YEAR, UnitPart.MIDDLE): (3, 1, 8, 0),
    (TimeUnit.YEAR, UnitPart.END): (9, 1, 11, 0),
    (TimeUnit.YEAR, UnitPart.FIRST_HALF): (0, 1, 5, 0),
    (TimeUnit.YEAR, UnitPart.SECOND_HALF): (6, 1, 11, 0),
}

REWRITES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern), new)
    for pattern, new in [
        # inline markup says nothing about time
        (rf"{NOTE}|[*~^]", ""),
        (r"\bq(?:uí|úi|úy)\b", "quý"),
        (r"\bhòan\b", "hoàn"),
        (r"\bt\.? ?(?=[0-9])", "tháng "),
        (r"\bq\.? ?(?=(?:[1-4]|i{1,3}|iv)\b)", "quý "),
        (r"\b(ngày|tháng|quý|năm)(?=[0-9])", r"\1 "),
        (r"\b(ngày|tháng|quý|năm|gian|hạn|hiện|thành|kỳ):", r"\1"),
        (rf"\b({DAY})([-.])({DAY})\2({YEAR})\b", r"\1/\3/\4"),
        (rf"\b({DAY})[-.]({YEAR})\b", r"\1/\2"),
        (rf" ?/ ?(?=năm {YEAR})", " "),
        # midnight is the one hour that leaves nothing of its day
        (r"\b0?0 ?(?:giờ|h)(?: ?00)?(?: ?phút)? (?=ngày\b)", ""),
        # alone these two are the periods of reports; “6 tháng” after any other word may be a length of time
        (rf"^(0?[69]) tháng(?=$| năm {YEAR}$)", r"\1 tháng đầu"),
        (r"^(?:trong |vào |tại )?kỳ họp [^0-9,;]*?(?=(?:đầu|giữa|cuối) năm\b)", ""),
        # a vision for later years does not move the period being planned
        (rf"(?<=\w),? (?:và )?(?:định hướng|tầm nhìn) (?:đến )?(?:năm )?{YEAR}$", ""),
    ]
]

# further occasions beside a rhythm; beside a date they would make the date uncertain
_ORDERS = "yêu cầu|kế hoạch|quy định|chỉ đạo|chương trình"
EXTRA = re.compile(rf"(?:,? (?:và|hoặc)|,)? (?:đột xuất|khi (?:có|cần)|nếu có|theo (?:{_ORDERS}))\b.*$")

_OPEN_TAIL = (
    r"(?:,? ?và )?(?:(?:các|những) (?:năm|quý|tháng|giai đoạn) (?:tiếp theo|tiếp sau|kế tiếp|sau đó|về sau|sau|tới)"
    r"|tiếp theo|về sau)|(?:và )?trở đi"
)
_NOISE = (
    "hoàn thành|xong|thực hiện|triển khai|tổ chức|bắt đầu|kể|dự kiến|phấn đấu|khoảng|vào|ngay|thời gian|thời điểm|là"
    r"|của|báo cáo|gửi|trình|ban hành|(?:lần|đợt) (?:thứ )?[0-9]:?|cùng|lúc|thứ|các|giai đoạn|nhiệm kỳ|thời kỳ|từ nay"
    # “trong 6 tháng” is a length of time, not a place in the year
    rf"|trong(?! (?:vòng )?[0-9]+ {_RUNS}(?! đầu| cuối))"
)
_LATEST = "chậm nhất|muộn nhất|không quá|không (?:muộn|chậm) hơn|(?:thời )?hạn (?:cuối|chót)|thời hạn|hạn hoàn thành"
_WEEK = r"tuần (?:lễ )?(?:(?:thứ )?(?P<week>0?[1-5]|nhất|hai|ba|tư)|(?P<ends>đầu|cuối)(?: tiên| cùng)?)"

# tried in this order at each place, so the longer reading stands before the shorter
_WORDS: list[tuple[TokenKind | Relation, str]] = [
    (
        TokenKind.RHYTHM,
        rf"(?:(?:trước|vào) )?(?:{_HOUR} )?(?:(?:sáng|chiều) )?{_WEEKDAY} (?:hằng|hàng|mỗi) (?P<unit>tuần)",
    ),
    (TokenKind.RHYTHM, rf"{_EDGE_MONTH}(?: của)? (?:(?:mỗi|hằng|hàng) )?(?P<unit>quý)(?! (?:{_NUMBER})\b)"),
    (TokenKind.RHYTHM, rf"(?:vào )?(?:đầu|giữa|cuối) (?:mỗi|hằng|hàng) (?P<unit>{'|'.join(UNITS)})"),
    (TokenKind.RHYTHM, rf"{_EVERY} (?P<unit>{'|'.join(UNITS)})(?: (?:một|0?1) lần|(?! [0-9]))"),
    (TokenKind.RHYTHM, r"các (?P<unit>tuần|tháng|quý)(?= (?:trong|của) năm)"),
    (TokenKind.RHYTHM, r"(?:một|0?1) lần ?(?:/|mỗi|một) ?(?P<unit>tuần|tháng|quý|năm)"),
    (TokenKind.RHYTHM, r"(?:làm )?thường xuyên(?:,? liên tục)?"),
    (TokenKind.ONWARDS, _OPEN_TAIL),
    (TokenKind.DATE, rf"(?P<d>{DAY}) ?/ ?(?P<m>{DAY}) ?/ ?(?P<y>{YEAR})"),
    (TokenKind.DATE, rf"(?P<d>{DAY})/(?P<m>{DAY})(?! ?/)"),
    (Relation.AT_LATEST, rf"trước (?:lúc )?{_HOUR}"),
    (TokenKind.NOISE, _HOUR),
    (TokenKind.SLASHED_YEAR, rf"/ ?(?P<y>{YEAR})"),
    (TokenKind.YEAR, rf"(?P<named>năm )?(?P<y>{YEAR})"),
    (TokenKind.YEAR, r"(?:trong )?(?P<named>năm) (?P<later>sau(?! khi)|tới|kế tiếp)"),
    (TokenKind.YEAR, rf"(?P<named>(?:trong )?năm nay|(?:trong|cả|trọn|suốt|toàn)(?: cả)? năm)(?! {YEAR})"),
    (Relation.AT_LATEST, _LATEST),
    (Relation.UNTIL, "(?:cho )?(?:đến|tới)(?: hết)?|hết"),
    (Relation.BEFORE, "trước"),
    (Relation.AFTER, "sau"),
    (Relation.FROM, "từ(?! nay)"),
    (TokenKind.PART, rf"{_EDGE_MONTH}(?= (?:của )?quý)"),
    (TokenKind.PART, r"(?P<half>nửa) (?:tháng |năm |quý )?(?P<edge>đầu|cuối|sau)"),
    (TokenKind.PART, r"(?P<edge>đầu|giữa|cuối)"),
    (TokenKind.PART, r"(?P<third>thượng|trung|hạ) tuần"),
    (TokenKind.PART, _WEEK),
    (TokenKind.UNIT, rf"(?P<unit>{'|'.join(UNITS)})"),
    (TokenKind.NUMBER, rf"(?P<n>{_NUMBER})"),
    (TokenKind.NOISE, f"{_NOISE}|cả|trọn|suốt|toàn"),
    (TokenKind.AND, "và|hoặc"),
]
TOKENS: list[tuple[TokenKind | Relation, re.Pattern[str]]] = [
    *((kind, re.compile(rf"(?:{pattern})(?!\w)")) for kind, pattern in _WORDS),
    (TokenKind.COMMA, re.compile("[,;&+]")),
    (TokenKind.DASH, re.compile("-")),
]


def as_phrase(text: str) -> str:
    """The text as the patterns of TOKENS expect it: normalized, lower case, spelling variants made one."""
    phrase = unicodedata.normalize("NFC", normalized(text).casefold()).strip(" .,;:!?…/-")
    for pattern, new in REWRITES:
        phrase = pattern.sub(new, phrase)
    return " ".join(phrase.split()).strip(" .,;:!?…/-")
