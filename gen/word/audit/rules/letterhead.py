"""The letterhead: what must be there, its fixed words, one line for the title, number and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.text.fold import name_key
from gen.word.audit.finding import FINE, Fault, Outcome, Rule, Unmeasured
from gen.word.audit.law import figure
from gen.word.audit.patterns import LOAI, QUOC_HIEU, TIEU_DE_DANG, TIEU_NGU, begins_with_kind, kind_of, like
from gen.word.audit.sheet import MAIN, Sheet
from gen.word.audit.where import at_component, whole

_WRAP_ROUNDING = 0.3  # mm
_STATE_NUMBER = re.compile(r"^Số: ?(?P<number>\d*|[._…]+)(?P<slash> ?/ ?)(?P<sign>.+)$")
_PARTY_NUMBER = re.compile(r"^Số (?P<number>\d*|[._…]+)(?P<slash> ?- ?)(?P<sign>[^/]+ ?/ ?.+)$")
_SIGN = re.compile(r"[A-ZĐÀ-Ỹ0-9&.,…]+([-/][A-ZĐÀ-Ỹ0-9&.,…]+)*")
_MIXED = ("QyĐ", "CTr", "TTr", "TrS", "QĐi")
_MONTHS = ("01", "02", *(str(month) for month in range(3, 13)))
_DATE = re.compile(
    r"^(?P<place>.*?)(?P<comma>,?)\s*(?P<word>[Nn]gày)\s*(?P<day>\d{1,2}|[\s.…_]*)\s*tháng\s*(?P<month>\d{1,2}|[\s.…_]*)"
    r"\s*năm\s*(?P<year>\d{4}|[\d\s.…_]*)\.?$"
)


def missing(sheet: Sheet) -> Iterator[Outcome]:
    """Every main component is there."""
    if not sheet.has_main:
        yield Unmeasured("Các thành phần của văn bản chính: tệp chỉ có phụ lục.")
        return
    letter = bool(sheet.of("TrichYeuCongVan", "KinhGui", part=MAIN)) and not sheet.of("TenLoai", part=MAIN)
    for names, keys in _WANTED:
        wanted = _name(sheet, names, letter=letter)
        if wanted is None:
            continue
        if sheet.of(*keys, part=MAIN):
            yield FINE
        else:
            mend = f"Thêm {wanted} đúng chỗ (xem sơ đồ, PL I mục IV), hoặc gõ lại cho đúng chữ để nhận ra được."
            yield Fault(f"Không thấy {wanted}", f"phải có {wanted}", mend, whole(sheet))


_WANTED = (
    ("Quốc hiệu|tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", ("QuocHieu",)),
    ("Tiêu ngữ|", ("TieuNgu",)),
    ("tên cơ quan ban hành|tên cơ quan ban hành", ("CoQuan",)),
    ("|dấu sao dưới tên cơ quan", ("DauSao",)),
    ("số, ký hiệu|số, ký hiệu", ("SoKyHieu",)),
    ("địa danh, ngày tháng|địa danh, ngày tháng", ("DiaDanh",)),
    ("tên loại|tên loại", ("TenLoai",)),
    ("trích yếu|trích yếu", ("TrichYeu", "TrichYeuCongVan")),
    ("chức vụ người ký|chức vụ người ký", ("ChucVu", "QuyenHan")),
    ("nơi nhận|nơi nhận", ("NoiNhanNhan",)),
)


def _name(sheet: Sheet, names: str, *, letter: bool) -> str | None:
    state, _, party = names.partition("|")
    name = party if sheet.party else state
    if name == "tên loại" and letter:
        return None
    return name or None


def mixed(sheet: Sheet) -> Iterator[Outcome]:
    """Nothing of the other system: no Quốc hiệu on a Party paper, no Party title on the State's."""
    other = QUOC_HIEU if sheet.party else TIEU_DE_DANG
    wrong = [c for c in sheet.components if c.key == "QuocHieu" and like(c.line.text, other)]
    wrong += sheet.of("TieuNgu") if sheet.party else sheet.of("DauSao")
    for one in wrong:
        mend = "Xoá dòng này, hoặc soạn lại theo đúng một hệ; đo theo hệ kia: thêm hay bỏ --dang."
        yield Fault("Lẫn thể thức của hệ khác", f"chỉ theo {sheet.he.ten}", mend, at_component(sheet, one))
    if not wrong:
        yield FINE


def fixed_words(sheet: Sheet) -> Iterator[Outcome]:
    """Quốc hiệu, Tiêu ngữ, the Party's title letter for letter, with short hyphens between blanks."""
    title = TIEU_DE_DANG if sheet.party else QUOC_HIEU
    halves = {c.part for c in sheet.of("QuocHieuTiep")}
    for one in sheet.of("QuocHieu"):
        if one.part in halves or not like(one.line.text, title):
            continue
        if name_key(one.line.text) == name_key(title):
            yield FINE
        else:
            yield Fault("Sai chữ trong dòng tiêu đề", f"“{title}”", "Gõ lại dòng này.", at_component(sheet, one))
    for one in sheet.of("TieuNgu"):
        if one.line.text in (TIEU_NGU, TIEU_NGU.upper()):
            yield FINE
        else:
            mend = "Gõ lại: gạch nối ngắn (-), có cách hai bên, viết hoa chữ đầu mỗi cụm."
            yield Fault("Sai chữ hoặc dấu gạch trong Tiêu ngữ", f"“{TIEU_NGU}”", mend, at_component(sheet, one))


def one_line(sheet: Sheet) -> Iterator[Outcome]:
    """Quốc hiệu or the Party's title on one line: its width by font metrics against that of its cell."""
    broken = {c.part for c in sheet.of("QuocHieuTiep")}
    mend = "Nới cột phải (bảng đầu) ra ít nhất 97 mm, lề ô bằng 0, hoặc đặt cỡ 12; không xuống dòng giữa chừng."
    for one in sheet.of("QuocHieu"):
        if one.part in broken or not (like(one.line.text, QUOC_HIEU) or like(one.line.text, TIEU_DE_DANG)):
            yield Fault("Dòng tiêu đề bị ngắt làm hai dòng", "một dòng", mend, at_component(sheet, one))
            continue
        room = sheet.room(one.line)
        if room is None:
            yield Unmeasured(
                f"“{one.line.text}” có nằm gọn một dòng không: không biết bề rộng chỗ đặt (gõ bằng phím Tab, "
                "hộp chữ, hoặc ô không ghi bề rộng)."
            )
            continue
        needs = one.line.width
        if needs <= room - max(0.0, one.line.paragraph.format.first_line) + _WRAP_ROUNDING:
            yield FINE
        elif not one.line.all_bold:
            yield Unmeasured(f"“{one.line.text}” có nằm gọn một dòng không: chữ không đậm, chỉ có số đo của chữ đậm.")
        else:
            found = f"Dòng tiêu đề cần {figure(needs)} mm mà chỗ đặt chỉ rộng {figure(room)} mm: gãy làm hai dòng"
            yield Fault(found, "một dòng", mend, at_component(sheet, one))


def number_line(sheet: Sheet) -> Iterator[Outcome]:
    """`Số: 05/KH-UBND`; the Party's `Số 05-KH/TU`."""
    for one in sheet.of("SoKyHieu", part=MAIN):
        faults = list(_number_faults(sheet, one.line.text))
        for found, wants in faults:
            example = "Số 05-KH/TU" if sheet.party else "Số: 05/KH-UBND"
            yield Fault(found, wants, f"Gõ lại theo mẫu “{example}”.", at_component(sheet, one))
        if not faults:
            yield FINE


def _number_faults(sheet: Sheet, text: str) -> Iterator[tuple[str, str]]:
    form = _PARTY_NUMBER if sheet.party else _STATE_NUMBER
    match = form.match(text)
    if not match:
        wants = "“Số 05-KH/TU”: không có hai chấm" if sheet.party else "“Số: 05/KH-UBND”: có hai chấm, gạch chéo"
        yield "Dòng số, ký hiệu sai dạng", wants
        return
    sign = match["sign"]
    if match["number"] and match["slash"].strip() != match["slash"]:
        yield "Thừa dấu cách giữa số và ký hiệu", "không có dấu cách"
    if re.search(r"\s|[–—]", sign.strip()):
        yield "Ký hiệu có dấu cách hoặc gạch dài", "gạch nối ngắn, không dấu cách"
    elif not _SIGN.fullmatch(_upper_mixed(sign)):
        yield "Ký hiệu không in hoa", "ký hiệu in hoa"
    yield from _kind_faults(sheet, sign)


def _upper_mixed(sign: str) -> str:
    for kind in _MIXED:
        sign = re.sub(rf"(^|[-/]){kind}(?=[-/]|$)", rf"\g<1>{kind.upper()}", sign)
    return sign


def _kind_faults(sheet: Sheet, sign: str) -> Iterator[tuple[str, str]]:
    first = re.split(r"[-/]", sign)[0].strip()
    named = sheet.of("TenLoai", part=MAIN)
    if not named:
        if first == "CV" and not sheet.party:
            yield "Ký hiệu công văn có chữ “CV”", "công văn không có chữ viết tắt tên loại"
        return
    kind = kind_of(named[0].line.text)
    wanted = LOAI.get(kind, ())
    if wanted and first not in wanted:
        yield f"Ký hiệu “{first}” không khớp tên loại {kind}", f"“{wanted[0]}”"


def zeros(sheet: Sheet) -> Iterator[Outcome]:
    """A number below 10 with one zero before it."""
    for one in sheet.of("SoKyHieu", part=MAIN):
        digits = re.search(r"\d+", one.line.text.partition("/" if not sheet.party else "-")[0])
        if digits is None:
            yield Unmeasured("Số của văn bản: còn để trống.")
        elif (len(digits[0]) == 1) or (digits[0].startswith("0") and len(digits[0]) != 2):
            wants = f"“{int(digits[0]):02d}”"
            yield Fault(f"Số viết “{digits[0]}”", wants, f"Gõ lại số: {wants}.", at_component(sheet, one))
        else:
            yield FINE


def place_and_date(sheet: Sheet) -> Iterator[Outcome]:
    """`Hải Phòng, ngày 05 tháng 01 năm 2026`: place, comma, zeros for days below 10 and months 1 and 2."""
    for one in sheet.of("DiaDanh", part=MAIN):
        match = _DATE.match(one.line.text)
        faults = ["Dòng địa danh, ngày tháng sai dạng"] if not match else list(_date_faults(match))
        wants = "“<Địa danh>, ngày 05 tháng 01 năm 2026”; số 0 chỉ trước ngày dưới 10 và tháng 1, 2"
        for found in faults:
            yield Fault(found, wants, "Gõ lại dòng địa danh, ngày tháng.", at_component(sheet, one))
        if match and not match["day"].strip(" .…_"):
            yield Unmeasured("Ngày của văn bản: còn để trống.")
        elif not faults:
            yield FINE


def _date_faults(match: re.Match[str]) -> Iterator[str]:
    if not match["place"].strip(" .…_"):
        yield "Thiếu địa danh"
    elif not match["comma"]:
        yield "Thiếu dấu phẩy sau địa danh"
    if match["word"] == "Ngày":
        yield "Chữ “ngày” viết hoa"
    day, month = match["day"], match["month"]
    if day.isdigit() and (len(day) == 1 or not 1 <= int(day) <= 31):
        yield f"Ngày viết “{day}”"
    if month.isdigit() and month not in _MONTHS:
        yield f"Tháng viết “{month}”"


def subject(sheet: Sheet) -> Iterator[Outcome]:
    """No “V/v” under the name of the kind, and the subject below it, not beside."""
    for one in sheet.of("TrichYeu"):
        if re.match(r"^v\s*/\s*v\b", one.line.text, re.IGNORECASE):
            mend = "Viết “Về việc …”, hoặc “Ban hành …”, “Phê duyệt …”."
            yield Fault(
                "Trích yếu dưới tên loại dùng “V/v”", "“V/v” chỉ dùng cho công văn", mend, at_component(sheet, one)
            )
        else:
            yield FINE
    for one in sheet.of("TenLoai", part=MAIN):
        if begins_with_kind(one.line.text) and not kind_of(one.line.text):
            mend = "Xuống dòng sau tên loại; trích yếu để chữ thường, đậm."
            yield Fault(
                "Trích yếu viết liền với tên loại", "trích yếu ở dòng dưới tên loại", mend, at_component(sheet, one)
            )


_HD = "HD 05 (phần đầu)"

RULES = (
    Rule(
        "audit/component-missing",
        "Đủ thành phần",
        "Điều 8; PL I, mục II",
        "QĐ 399 (thành phần thể thức)",
        "mười thành phần chính có mặt, nhận ra theo chữ và chỗ",
        missing,
        "thành phần nằm trong ảnh hay trong đầu trang; dấu, chữ ký",
    ),
    Rule(
        "audit/mixed-systems",
        "Một hệ thể thức",
        "PL I, II.1",
        "QĐ 399",
        "không có tiêu đề, dấu sao, Tiêu ngữ của hệ kia",
        mixed,
    ),
    Rule("audit/fixed-words", "Chữ Quốc hiệu, Tiêu ngữ", "PL I, II.1", _HD, "từng chữ và dấu gạch nối", fixed_words),
    Rule(
        "audit/title-one-line",
        "Quốc hiệu trên một dòng",
        "PL I, II.1a",
        _HD,
        "bề rộng chữ đậm theo số đo phông so với ô chứa",
        one_line,
        "bảng tự co giãn có thể rộng hơn số ghi; chữ gõ bằng phím Tab",
    ),
    Rule(
        "audit/number-line",
        "Dạng số, ký hiệu",
        "PL I, II.3",
        "QĐ 399; HD 05",
        "dạng dòng số, chữ viết tắt tên loại",
        number_line,
        "chữ viết tắt tên cơ quan, đơn vị soạn thảo có đúng không",
    ),
    Rule(
        "audit/number-zero", "Số 0 trước số dưới 10", "PL I, II.3c", "HD 05: số", "số văn bản", zeros, "số còn để trống"
    ),
    Rule(
        "audit/place-date",
        "Địa danh, ngày tháng",
        "PL I, II.4",
        "HD 05: địa danh",
        "dấu phẩy, số 0 của ngày và tháng",
        place_and_date,
        "địa danh có đúng nơi đóng trụ sở không; ngày tháng trong lời văn, căn cứ",
    ),
    Rule(
        "audit/subject",
        "Trích yếu",
        "PL I, II.5b",
        "HD 05: trích yếu",
        "không “V/v” dưới tên loại, không liền dòng tên loại",
        subject,
        "Đảng: trích yếu mở đầu bằng chữ thường",
    ),
)
