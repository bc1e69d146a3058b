"""The words by which components of a document are known, before their look is judged."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from gen.text.diacritics import without_diacritics
from gen.text.offices import OFFICE

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
TIEU_DE_DANG = "ĐẢNG CỘNG SẢN VIỆT NAM"

SO = re.compile(r"^số\s*:?\s*(?=[\s\d._…/:-]|$)", re.IGNORECASE)
DONG_NGAY = re.compile(
    r"^(?!căn cứ|theo|\(|kèm|-).{0,60}?\bngày\b.{0,24}\btháng\b.{0,24}\bnăm\b[\d\s.…_]*$", re.IGNORECASE
)
VE_VIEC = re.compile(r"^v\s*/\s*v\b", re.IGNORECASE)
KINH_GUI = re.compile(r"^kính (gửi|trình)\b", re.IGNORECASE)
NOI_NHAN = re.compile(r"^nơi nhận\s*[:.;,]?$", re.IGNORECASE)
LUU = re.compile(r"^[-+–—*•]?\s*lưu\b", re.IGNORECASE)
# the line of the file copy as it should be
ARCHIVE = re.compile(r"^- Lưu: VT\b")
PARTY_ARCHIVE = re.compile(r"^[-+]\s*Lưu [^:]+\.$")
KEM_THEO = re.compile(r"^\(?\s*(ban hành\s+)?kèm theo\b", re.IGNORECASE)
PHU_LUC = re.compile(r"^phụ lục\b\s*(số\s+)?(?P<number>[IVXLC]+\b|\d+\b|[A-ZĐ]\b)?(?P<rest>.*)$", re.IGNORECASE)
TYPED_RULE = re.compile(r"^[_\-–—─―=~.…*\s]{3,}$")
SAO = re.compile(r"^(\*\s*){1,3}$")
GACH = re.compile(r"^[-–—]{3,}$")
DAU_MUC_DO = re.compile(r"^(hỏa tốc|hoả tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|dự thảo.*|lưu hành nội bộ)$", re.I)
QUYET_DINH = re.compile(r"^(quyết định|quyết nghị|nghị quyết)\s*:?$", re.IGNORECASE)
CAN_CU = re.compile(r"^[-–]?\s*căn cứ\b", re.IGNORECASE)
# A document cited, where “Căn cứ” was left out before it.
CITED = re.compile(
    r"^[-–]?\s*(Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Quy định|Quy chế"
    r"|Điều lệ|Kế hoạch|Chương trình|Công văn|Văn bản|Thông báo|Tờ trình|Kết luận|Hướng dẫn)\b.*\b(số|ngày|năm)\b"
)
DAN = re.compile(
    r"^[-–]?\s*(theo|xét|thực hiện|thi hành|chấp hành|triển khai|tiếp tục|trên cơ sở|sau khi)\b", re.IGNORECASE
)

# What stands before a title of office: as it should be, and as it is often typed.
QUYEN_HAN = re.compile(
    r"^(?P<sign>T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|Q)(?P<end>\s?[./:]?\s?\s?)(?=[A-ZĐÀ-Ỹ]{2})"
)
_QUYEN_HAN_MARKED = re.compile(r"[./:]|^(TM|KT|TL|TUQ)\s")

# A line of a letterhead that begins another unit's name rather than carrying the last one on.
_UNITS = (
    "ỦY BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BAN|PHÒNG(?!,? CHỐNG)|TRUNG TÂM|TRƯỜNG|CỤC|CHI CỤC|TỔNG CỤC|BỘ|VĂN PHÒNG|CÔNG AN"
    "|THANH TRA|BỆNH VIỆN|TRẠM|CÔNG TY|ĐẢNG BỘ|ĐẢNG ỦY|TỈNH ỦY|THÀNH ỦY|CHI BỘ|ĐOÀN|HỘI|LIÊN ĐOÀN|VIỆN|HỌC VIỆN"
    "|TÒA ÁN|TỔ|QUỸ|BẢO HIỂM|KHO BẠC|THUẾ|ĐÀI|BÁO|THƯ VIỆN|BẢO TÀNG|MẶT TRẬN|CHÍNH PHỦ|QUỐC HỘI|BCH|ĐẠI HỌC"
)
_UNIT = re.compile(rf"^({_UNITS})\b")
_ALONE = "ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|BAN CHẤP HÀNH ĐẢNG BỘ"
_COLLECTIVE_ALONE = re.compile(rf"^({_ALONE})$")


@lru_cache(maxsize=256)
def letters(text: str) -> str:
    """The words alone, in small letters without marks."""
    return " ".join(re.findall(r"[a-z0-9]+", without_diacritics(text)))


def like(text: str, wanted: str) -> bool:
    """Whether a line is meant to be these words, a slip of the pen allowed."""
    if not len(wanted) / 2 < len(text) < 5 * len(wanted):
        return False
    a, b = letters(text), letters(wanted)
    return a == b or (abs(len(a) - len(b)) < 6 and SequenceMatcher(None, a, b).ratio() > 0.9)


def begins_unit(text: str) -> bool:
    """Whether a line of the letterhead begins a unit's name."""
    return bool(_UNIT.match(_usual(text)))


def wants_more(text: str) -> bool:
    """Whether a line names a council or committee without saying of which place."""
    return bool(_COLLECTIVE_ALONE.match(_usual(text)))


def _usual(text: str) -> str:
    return text.upper().replace("UỶ", "ỦY").replace("OÀ", "ÒA")


def is_authority(text: str) -> bool:
    """`TM. …`, `K/T …`, `TL …`, well or badly written; a title such as `TRƯỞNG PHÒNG` is none."""
    match = QUYEN_HAN.match(text)
    return bool(match and _QUYEN_HAN_MARKED.search(text[: match.end()]))


def side_by_side(left: str, right: str) -> bool:
    """Whether words before and after a gap are the halves of a letterhead or a signature block, not one sentence."""
    if like(right, QUOC_HIEU) or like(right, TIEU_NGU) or like(right, TIEU_DE_DANG):
        return True
    if CAN_CU.match(left) or DAN.match(left):
        return False
    if DONG_NGAY.match(right):
        # room left for a date in a sentence has no number and no name of a unit before it
        unit = left == left.upper() and any(char.isalpha() for char in left)
        return bool(SO.match(left) or VE_VIEC.match(left) or unit) and not right.startswith("/")
    return is_authority(right) or bool(OFFICE.match(right))
