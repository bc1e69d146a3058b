"""The end: recipients and their marks, authority and title, the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.finding import FINE, Fault, Outcome, Rule, Unmeasured
from gen.word.audit.patterns import CHUC_VU, HOC_HAM, LUU, QUYEN_HAN
from gen.word.audit.sheet import MAIN, Component, Sheet
from gen.word.audit.where import at_component, whole

_ARCHIVE = re.compile(r"^- Lưu: VT\b")
_PARTY_ARCHIVE = re.compile(r"^[-+]\s*Lưu [^:]+\.$")
_DRAFTER = re.compile(r"^[A-ZĐ.]{1,8}\s?\.?\(\d+\)|^[A-ZĐ]{1,5}\.?\d{1,4}[bB]?\.?$")
_STATE_AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\. (?=\S)")
_PARTY_AUTHORITY = re.compile(r"^((T/M|K/T|T/L|TUQ/?|T/U/Q) |Q\. ?)(?=\S)")
_COLLECTIVE = re.compile(r"^(ỦY BAN|UBND|HỘI ĐỒNG|HĐND|BAN |ĐẢNG ỦY|CHI ỦY|ĐOÀN|THƯỜNG TRỰC|TẬP THỂ|LIÊN)")
_DEPUTY = re.compile(r"\b(PHÓ|THỨ TRƯỞNG|ỦY VIÊN)\b")
# units whose own ministry lets titles of learning or rank stand before a name (PL I, II.7c)
_LEARNED = re.compile(r"TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|Y TẾ|VIỆN |CÔNG AN|QUÂN SỰ|BIÊN PHÒNG|KHOA HỌC")


def recipients(sheet: Sheet) -> Iterator[Outcome]:
    """Each recipient with a dash and `;`, the last with `.`; one that runs over two lines counts as one."""
    lines = [c for c in sheet.of("NoiNhan", part=MAIN) if not c.line.text.startswith("(") and not _is_mark(c)]
    commas = sheet.party and sum(c.line.text.endswith(",") for c in lines) > len(lines) / 2
    for at, one in enumerate(lines):
        faults = [] if _carries_on(lines, at) or _dashed(one)[:1] in "-+" else [_NO_DASH]
        if not _carries_on(lines, at + 1) and not (commas and one.line.text.endswith(",")):
            faults += _mark_fault(one.line.text, last=at == len(lines) - 1)
        for found, wants in faults:
            yield Fault(found, wants, "Sửa dấu đầu dòng, cuối dòng.", at_component(sheet, one))
        if not faults:
            yield FINE
    if commas:
        wants = "HD 05: mỗi dòng kết bằng “;” (HD 36 cũ dùng “,”)"
        place = at_component(sheet, lines[0])
        found = "Các dòng nơi nhận kết bằng dấu phẩy"
        yield Fault(found, wants, "Thay “,” bằng “;”.", place, severity=Severity.WARNING)


_NO_DASH = ("Dòng nơi nhận không mở đầu bằng gạch nối", "đầu dòng “- ”")


def _carries_on(lines: list[Component], at: int) -> bool:
    """Whether a line without dash ends what the line above, without mark, began."""
    if not 0 < at < len(lines) or _dashed(lines[at])[:1] in "-+":
        return False
    return lines[at - 1].line.text[-1:] not in ";.:"


def _mark_fault(text: str, *, last: bool) -> list[tuple[str, str]]:
    if text[-1:] in ("." if last else ";:"):
        return []
    said = "không có dấu cuối" if text[-1:].isalnum() else f"kết bằng “{text[-1:]}”"
    return [(f"Dòng nơi nhận {said}", "dòng cuối kết bằng “.”" if last else "mỗi dòng kết bằng “;”")]


def _is_mark(one: Component) -> bool:
    """`PL.(300)`: who drafted and how many copies, after the last recipient."""
    return bool(_DRAFTER.match(one.line.text))


def addressees(sheet: Sheet) -> Iterator[Outcome]:
    """`Kính gửi:` and one place beside it, or several below, each with a dash and `;`, the last with `.`."""
    first, *below = sheet.of("KinhGui", part=MAIN) or (None,)
    if first is None:
        return
    faults = [] if re.match(r"^Kính (gửi|trình):", first.line.text) else [(first, _NO_COLON)]
    for at, one in enumerate(below):
        faults += (
            [] if _dashed(one)[:1] == "-" else [(one, ("Dòng kính gửi không mở đầu bằng gạch nối", "đầu dòng “- ”"))]
        )
        if not _carries_on(below, at + 1):
            marks = _mark_fault(one.line.text, last=at == len(below) - 1)
            faults += [(one, (found.replace("nơi nhận", "kính gửi"), wants)) for found, wants in marks]
    for one, (found, wants) in faults:
        yield Fault(found, wants, "Sửa dấu đầu dòng, cuối dòng.", at_component(sheet, one))
    if not faults:
        yield FINE


_NO_COLON = ("“Kính gửi” không có dấu hai chấm", "“Kính gửi:”")


def archive(sheet: Sheet) -> Iterator[Outcome]:
    """`- Lưu: VT, …` as the last line; the Party's `- Lưu …`."""
    label = sheet.of("NoiNhanNhan", part=MAIN)
    if not label:
        return
    if label[0].line.text != "Nơi nhận:":
        yield Fault("Nhãn nơi nhận sai dạng", "“Nơi nhận:”", "Gõ lại “Nơi nhận:”.", at_component(sheet, label[0]))
    kept = [c for c in sheet.of("NoiNhan", part=MAIN) if LUU.match(c.line.text)]
    form, example = (_PARTY_ARCHIVE, "- Lưu Văn phòng.") if sheet.party else (_ARCHIVE, "- Lưu: VT, …")
    if not kept:
        yield Fault(
            "Nơi nhận không có dòng Lưu",
            f"dòng cuối “{example}”",
            f"Thêm dòng “{example}”.",
            at_component(sheet, label[0]),
        )
    elif not form.match(_dashed(kept[-1])):
        yield Fault("Dòng Lưu sai dạng", f"“{example}”", f"Gõ lại theo mẫu “{example}”.", at_component(sheet, kept[-1]))
    else:
        yield FINE


def _dashed(one: Component) -> str:
    return one.line.text if one.line.text[:1] in "-+" else f"{one.line.paragraph.label} {one.line.text}".strip()


def authority(sheet: Sheet) -> Iterator[Outcome]:
    """`TM.` before a collective, `KT.` `TL.` `TUQ.` `Q.` before an office; the Party's with a stroke."""
    form, example = (_PARTY_AUTHORITY, "T/M, K/T, T/L") if sheet.party else (_STATE_AUTHORITY, "TM. KT. TL. TUQ. Q.")
    for one in sheet.of("QuyenHan"):
        text = one.line.text
        sign = QUYEN_HAN.match(text)
        letters = re.sub(r"\W", "", sign["sign"]) if sign else ""
        said = text[sign.end() :].strip() if sign else ""
        collective = bool(_COLLECTIVE.match(said.upper().replace("UỶ", "ỦY")))
        if not form.match(text):
            yield Fault(
                f"Quyền hạn ký viết “{text[:6].strip()}”",
                f"viết “{example}”",
                "Gõ lại chữ quyền hạn.",
                at_component(sheet, one),
            )
        elif letters == "TM" and not collective and CHUC_VU.match(said):
            yield Fault(
                "“TM.” đặt trước chức vụ một người",
                "“TM.” đặt trước tên tập thể, cơ quan",
                "Dùng KT., TL., TUQ. hoặc bỏ.",
                at_component(sheet, one),
            )
        elif letters in ("KT", "TL", "TUQ", "Q") and collective and not said.startswith("THƯỜNG TRỰC"):
            yield Fault(
                f"“{letters}.” đặt trước tên tập thể",
                "đặt trước chức vụ người đứng đầu",
                "Viết chức vụ sau chữ quyền hạn, ví dụ “KT. CHỦ TỊCH”.",
                at_component(sheet, one),
            )
        else:
            yield FINE


def deputy(sheet: Sheet) -> Iterator[Outcome]:
    """Below `KT.` stands the deputy's title."""
    ending = [c for c in sheet.components if c.key in ("QuyenHan", "ChucVu", "HoTen")]
    for at, one in enumerate(ending):
        if one.key != "QuyenHan" or not re.match(r"K\s?[./]?\s?T\b", one.line.text):
            continue
        below = ending[at + 1] if at + 1 < len(ending) else None
        if below is None or below.key != "ChucVu" or not _DEPUTY.search(below.line.text.upper().replace("UỶ", "ỦY")):
            mend = "Thêm dòng chức vụ của người ký, ví dụ “PHÓ CHỦ TỊCH”."
            yield Fault(
                "Dưới dòng KT. không có chức vụ cấp phó", "dòng dưới là chức vụ cấp phó", mend, at_component(sheet, one)
            )
        else:
            yield FINE


def name(sheet: Sheet) -> Iterator[Outcome]:
    """A name without title of learning or honour."""
    signed = sheet.of("QuyenHan", "ChucVu", part=MAIN)
    if signed and not sheet.of("HoTen", part=MAIN):
        yield Unmeasured("Họ tên người ký: còn để trống.")
    unit = " ".join(c.line.text.upper() for c in sheet.of("CoQuan", "ChuQuan", part=MAIN))
    for one in sheet.of("HoTen"):
        if not HOC_HAM.match(one.line.text):
            yield FINE
        elif _LEARNED.search(unit):
            yield Unmeasured(
                "Học hàm, học vị trước họ tên: ngành y tế, giáo dục, vũ trang, khoa học có quy định riêng."
            )
        else:
            yield Fault(
                "Trước họ tên có học hàm, học vị, danh hiệu",
                "chỉ ghi họ và tên",
                "Xoá phần trước họ tên.",
                at_component(sheet, one),
            )


def alone(sheet: Sheet) -> Iterator[Outcome]:
    """Whether the signature block stands alone on a page: known only to who lays out the pages."""
    if sheet.of("QuyenHan", "ChucVu", part=MAIN):
        yield Unmeasured("Khối ký có đứng một mình ở trang cuối không: phải dàn trang mới biết; xem bản in.")


def order(sheet: Sheet) -> Iterator[Outcome]:
    """Who signs stands right of the recipients."""
    if not sheet.of("NoiNhanNhan", part=MAIN):
        return
    label = sheet.of("NoiNhanNhan", part=MAIN)[0]
    for one in sheet.of("QuyenHan", "ChucVu", part=MAIN)[:1]:
        cell, own = one.line.paragraph.cell, label.line.paragraph.cell
        if one.line.side or (cell is None) or own is None or cell.table != own.table:
            yield Unmeasured("Nơi nhận bên trái, người ký bên phải: không nằm chung một bảng nên không đo được.")
        elif cell.column > own.column and cell.row <= own.row:
            yield FINE
        else:
            yield Fault(
                "Người ký không ở bên phải nơi nhận",
                "nơi nhận bên trái, ngang hàng chức vụ bên phải",
                "Đặt hai khối vào hai ô của một bảng không viền.",
                whole(sheet, MAIN, "phần ký"),
            )


_HD = "HD 05: nơi nhận"
_SIGN = "HD 05: quyền hạn ký"

RULES = (
    Rule(
        "audit/recipients",
        "Dấu câu nơi nhận",
        "PL I, II.9d",
        _HD,
        "gạch đầu dòng, “;” và “.” cuối dòng",
        recipients,
        "nơi nhận có đúng, có đủ không; “Như trên”, “Như Điều …”",
    ),
    Rule(
        "audit/addressees",
        "Kính gửi",
        "PL I, II.9d",
        "HD 05: kính gửi",
        "“Kính gửi:”; từ hai nơi: gạch đầu dòng, “;” và “.” cuối dòng",
        addressees,
        "loại văn bản nào được có “Kính gửi”; gạch có thẳng dưới dấu hai chấm không",
    ),
    Rule(
        "audit/archive",
        "Nhãn Nơi nhận và dòng Lưu",
        "PL I, II.9d",
        _HD,
        "“Nơi nhận:”, dòng “Lưu: VT”",
        archive,
        "chữ viết tắt đơn vị soạn thảo",
    ),
    Rule(
        "audit/authority",
        "Chữ quyền hạn ký",
        "Điều 13; PL I, II.7b",
        _SIGN,
        "TM. KT. TL. TUQ. Q. và chữ đứng sau",
        authority,
        "người ký có đúng thẩm quyền không",
    ),
    Rule("audit/deputy", "Chức vụ dưới KT.", "PL I, II.7b", _SIGN, "dưới KT. là chức vụ cấp phó", deputy),
    Rule(
        "audit/name",
        "Họ tên người ký",
        "PL I, II.7c",
        "HD 05: họ tên",
        "không học hàm, học vị, danh hiệu",
        name,
        "ngành có quy định riêng; chữ ký, dấu",
    ),
    Rule(
        "audit/signature-place",
        "Chỗ của khối ký",
        "PL I, IV (sơ đồ, ô 7a và 9b)",
        _SIGN,
        "người ký bên phải, ngang nơi nhận",
        order,
    ),
    Rule(
        "audit/signature-alone",
        "Khối ký không đứng một mình",
        "theo lệ",
        "theo lệ",
        "luôn báo không đo được",
        alone,
        "phải dàn trang mới biết",
    ),
)
