"""The words drafters write deadlines with, as data for gen.text.spans."""

from __future__ import annotations

import re
import unicodedata

YEAR = r"(?:19|20|21)[0-9]{2}"
_DAY = r"[0-9]{1,2}"
_HOUR = rf"{_DAY} ?(?:giờ|h|:(?=[0-9]))(?: ?[0-5][0-9])?(?: ?(?:phút|'))?,?"
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
_NUMBER = "|".join([_DAY, *sorted(NUMBERS, key=len, reverse=True)])

UNITS: dict[str, str] = {"ngày": "ngay", "tuần": "tuan", "tháng": "thang", "quý": "quy", "năm": "nam"}
EDGES: dict[str, str] = {"đầu": "dau", "giữa": "giua", "cuối": "cuoi", "sau": "cuoi"}
TENS: dict[str, str] = {"thượng": "dau", "trung": "giua", "hạ": "cuoi"}

# (unit, part) -> first month, first day, last month, last day; months count from the unit's first,
# days of 0 and below count back from the end of the month
PARTS: dict[tuple[str, str], tuple[int, int, int, int]] = {
    ("thang", ""): (0, 1, 0, 0),
    ("thang", "dau"): (0, 1, 0, 10),
    ("thang", "giua"): (0, 11, 0, 20),
    ("thang", "cuoi"): (0, 21, 0, 0),
    ("thang", "nua-dau"): (0, 1, 0, 15),
    ("thang", "nua-cuoi"): (0, 16, 0, 0),
    ("thang", "tuan-1"): (0, 1, 0, 7),
    ("thang", "tuan-2"): (0, 8, 0, 14),
    ("thang", "tuan-3"): (0, 15, 0, 21),
    ("thang", "tuan-4"): (0, 22, 0, 28),
    ("thang", "tuan-5"): (0, 29, 0, 0),
    ("thang", "tuan-cuoi"): (0, -6, 0, 0),
    ("quy", ""): (0, 1, 2, 0),
    ("quy", "dau"): (0, 1, 0, 0),
    ("quy", "giua"): (1, 1, 1, 0),
    ("quy", "cuoi"): (2, 1, 2, 0),
    ("quy", "nua-dau"): (0, 1, 1, 15),
    ("quy", "nua-cuoi"): (1, 16, 2, 0),
    ("nam", ""): (0, 1, 11, 0),
    ("nam", "dau"): (0, 1, 2, 0),
    ("nam", "giua"): (3, 1, 8, 0),
    ("nam", "cuoi"): (9, 1, 11, 0),
    ("nam", "nua-dau"): (0, 1, 5, 0),
    ("nam", "nua-cuoi"): (6, 1, 11, 0),
}

REWRITES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern), new)
    for pattern, new in [
        # inline markup says nothing about time
        (r"\[\^[^\]]*\]|\*", ""),
        (r"\bq(?:uí|úi|úy)\b", "quý"),
        (r"\bhòan\b", "hoàn"),
        (r"\bt\.? ?(?=[0-9])", "tháng "),
        (r"\bq\.? ?(?=(?:[1-4]|i{1,3}|iv)\b)", "quý "),
        (r"\b(ngày|tháng|quý|năm)(?=[0-9])", r"\1 "),
        (r"\b(ngày|tháng|quý|năm|gian|hạn|hiện|thành|kỳ):", r"\1"),
        (rf"\b({_DAY})([-.])({_DAY})\2({YEAR})\b", r"\1/\3/\4"),
        (rf"\b({_DAY})[-.]({YEAR})\b", r"\1/\2"),
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
TOKENS: list[tuple[str, re.Pattern[str]]] = [
    (kind, re.compile(rf"(?:{pattern})(?!\w)"))
    for kind, pattern in [
        ("rec", rf"(?:(?:trước|vào) )?(?:{_HOUR} )?(?:(?:sáng|chiều) )?{_WEEKDAY} (?:hằng|hàng|mỗi) (?P<unit>tuần)"),
        ("rec", rf"{_EDGE_MONTH}(?: của)? (?:(?:mỗi|hằng|hàng) )?(?P<unit>quý)(?! (?:{_NUMBER})\b)"),
        ("rec", rf"(?:vào )?(?:đầu|giữa|cuối) (?:mỗi|hằng|hàng) (?P<unit>{'|'.join(UNITS)})"),
        ("rec", rf"{_EVERY} (?P<unit>{'|'.join(UNITS)})(?: (?:một|0?1) lần|(?! [0-9]))"),
        ("rec", r"các (?P<unit>tuần|tháng|quý)(?= (?:trong|của) năm)"),
        ("rec", r"(?:một|0?1) lần ?(?:/|mỗi|một) ?(?P<unit>tuần|tháng|quý|năm)"),
        ("rec", r"(?:làm )?thường xuyên(?:,? liên tục)?"),
        ("next", _OPEN_TAIL),
        ("date", rf"(?P<d>{_DAY}) ?/ ?(?P<m>{_DAY}) ?/ ?(?P<y>{YEAR})"),
        ("date", rf"(?P<d>{_DAY})/(?P<m>{_DAY})(?! ?/)"),
        ("cham", rf"trước (?:lúc )?{_HOUR}"),
        ("noise", _HOUR),
        ("slash", rf"/ ?(?P<y>{YEAR})"),
        ("year", rf"(?P<named>năm )?(?P<y>{YEAR})"),
        ("year", r"(?:trong )?(?P<named>năm) (?P<later>sau(?! khi)|tới|kế tiếp)"),
        ("year", rf"(?P<named>(?:trong )?năm nay|(?:trong|cả|trọn|suốt|toàn)(?: cả)? năm)(?! {YEAR})"),
        ("cham", _LATEST),
        ("den", "(?:cho )?(?:đến|tới)(?: hết)?|hết"),
        ("truoc", "trước"),
        ("sau", "sau"),
        ("tu", "từ(?! nay)"),
        ("edge", rf"{_EDGE_MONTH}(?= (?:của )?quý)"),
        ("edge", r"(?P<half>nửa) (?:tháng |năm |quý )?(?P<edge>đầu|cuối|sau)"),
        ("edge", r"(?P<edge>đầu|giữa|cuối)"),
        ("edge", r"(?P<ten>thượng|trung|hạ) tuần"),
        ("edge", _WEEK),
        ("unit", rf"(?P<unit>{'|'.join(UNITS)})"),
        ("num", rf"(?P<n>{_NUMBER})"),
        ("noise", f"{_NOISE}|cả|trọn|suốt|toàn"),
        ("and", "và|hoặc"),
    ]
] + [("comma", re.compile("[,;&+]")), ("dash", re.compile("-"))]

_SLASHED = rf"(?<![\w/.])(?P<text>(?P<d>{_DAY})/(?P<m>{_DAY})/(?P<y>{YEAR}))(?![\w/])"
_DOTTED = rf"(?<![\w/.\-])(?P<text>(?P<d>{_DAY})([.\-])(?P<m>{_DAY})\3(?P<y>{YEAR}))(?![\w/]|[.\-][0-9])"
# without its year a day/month may as well be a fraction, so only the word “ngày” makes it a date
_SHORT = rf"\bngày (?P<text>(?P<d>{_DAY})/(?P<m>{_DAY}))(?! ?/|\w|\.[0-9])"
_LONG = rf"\bngày (?P<text>(?P<d>{_DAY}) tháng (?P<m>{_DAY})(?:(?: năm |/)(?P<y>{YEAR}))?)(?!\w)"
# a thirteenth month's pay is real
_MONTH = rf"(?<!lương )\b(?P<text>tháng (?P<m>{_DAY}) ?/ ?(?P<y>{YEAR}))(?!\w)"
_QUARTER = rf"\b(?P<text>quý (?:0?[05-9]|v|vi{{1,3}}|iiii|ix|x)(?: ?/ ?| năm )(?P<y>{YEAR}))(?!\w)"
WRITTEN_DATES: list[re.Pattern[str]] = [
    re.compile(pattern, re.IGNORECASE) for pattern in (_SLASHED, _DOTTED, _SHORT, _LONG, _MONTH, _QUARTER)
]

_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def even(text: str) -> str:
    """The text composed, with plain blanks and hyphens and nothing invisible, its case kept."""
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return " ".join(seen.translate(_HYPHENS).split())


def plain(text: str) -> str:
    """The text as the token patterns expect it: even, lower case, spelling variants made one."""
    told = unicodedata.normalize("NFC", even(text).casefold()).strip(" .,;:!?…/-")
    for pattern, new in REWRITES:
        told = pattern.sub(new, told)
    return " ".join(told.split()).strip(" .,;:!?…/-")
