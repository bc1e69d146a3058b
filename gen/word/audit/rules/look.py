"""The look of each component: size, weight, slant, underline, capitals, alignment."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.finding import FINE, Fault, Outcome, Rule, Unmeasured
from gen.word.audit.law import SMALL, component, components, figure, span
from gen.word.audit.sheet import BODY, Component, Sheet
from gen.word.audit.where import at_component
from gen.word.the_thuc import ThanhTo

_FROM_LEFT = ("LoiVan", "CanCu", "Dieu", "Heading1", "Heading2", "KinhGui")
_SHORT = 100
_HEADINGS = ("Heading1", "Heading2")
# Of these only the first words are bold, or bold is left to the drafter.
_FREE_WEIGHT = ("Dieu", "KinhGui")
_RULED = ("QuocHieu", "TieuNgu", "CoQuan", "TrichYeu")


def _known(sheet: Sheet) -> Iterator[tuple[Component, ThanhTo]]:
    laws = components(sheet)
    return ((c, laws[c.key]) for c in sheet.components if c.key in laws and c.line.seen)


def size(sheet: Sheet) -> Iterator[Outcome]:
    """Each run of a component in the size of the law."""
    for one, law in _known(sheet):
        wrong = sorted({run.format.size for run in one.line.seen if run.format.size not in law.co})
        if wrong:
            found = f"{law.ten} cỡ {' và '.join(figure(s) for s in wrong)} pt"
            mend = f"Chọn dòng này, đặt Home › Font Size = {figure(law.co.chon)}."
            yield Fault(found, f"cỡ {span(law.co)} pt", mend, at_component(sheet, one), law.quy_dinh)
        else:
            yield FINE


def weight(sheet: Sheet) -> Iterator[Outcome]:
    """Bold where the law says so, and not where it does not."""
    for one, law in _known(sheet):
        if one.key in _FREE_WEIGHT:
            continue
        bold = _must_be_bold(sheet, one, law)
        if bold is None:
            continue
        if bold and not one.line.all_bold:
            # A short numbered line may be a title or not; the Decree itself prints some of them plain.
            gravity = Severity.WARNING if one.key == "Heading2" else Severity.ERROR
            found, mend = f"{law.ten} không đậm", "Chọn cả dòng, bấm Ctrl+B."
            yield Fault(found, "chữ đậm", mend, at_component(sheet, one), law.quy_dinh, gravity)
        elif not bold and one.line.all_bold:
            wants, mend = "chữ không đậm", "Chọn cả dòng, bấm Ctrl+B để bỏ đậm."
            yield Fault(f"{law.ten} in đậm", wants, mend, at_component(sheet, one), law.quy_dinh)
        else:
            yield FINE


def _must_be_bold(sheet: Sheet, one: Component, law: ThanhTo) -> bool | None:
    """None where either is right: a heading without number, a Party title that stands alone."""
    if one.key == "LoiVan":
        return None if one.line.all_bold and not one.line.text.endswith((".", ";", "./.")) else False
    if one.key == "ChucVu" and sheet.party and not sheet.of("QuyenHan", part=one.part):
        return None
    return law.dam


def slant(sheet: Sheet) -> Iterator[Outcome]:
    """Italic where the law says so, and not where it does not."""
    for one, law in _known(sheet):
        runs = one.line.seen
        slanted = all(run.format.italic for run in runs)
        if law.nghieng and not slanted:
            wants, mend = "chữ nghiêng", "Chọn cả dòng, bấm Ctrl+I."
            yield Fault(f"{law.ten} không nghiêng", wants, mend, at_component(sheet, one), law.quy_dinh)
        elif not law.nghieng and slanted and not (one.key == "LoiVan" and one.line.text.startswith(("(", "["))):
            wants, mend = "chữ đứng", "Chọn cả dòng, bấm Ctrl+I để bỏ nghiêng."
            yield Fault(f"{law.ten} in nghiêng", wants, mend, at_component(sheet, one), law.quy_dinh)
        else:
            yield FINE


def capitals(sheet: Sheet) -> Iterator[Outcome]:
    """Capitals where the law says so, small letters where it says that."""
    for one, law in _known(sheet):
        shows = one.line.capitals
        if law.in_hoa and not shows:
            mend = "Chọn dòng này, Home › Aa › UPPERCASE."
            yield Fault(f"{law.ten} không in hoa", "chữ in hoa", mend, at_component(sheet, one), law.quy_dinh)
        elif one.key in SMALL and shows and any(c.isalpha() for c in one.line.text):
            mend = "Gõ lại bằng chữ thường (Home › Aa › lowercase rồi viết hoa chữ đầu)."
            yield Fault(f"{law.ten} in hoa cả dòng", "chữ in thường", mend, at_component(sheet, one), law.quy_dinh)
        elif law.in_hoa or one.key in SMALL:
            yield FINE


def align(sheet: Sheet) -> Iterator[Outcome]:
    """Centred, left or justified as the law says; lines too short to show the difference pass."""
    for one, law in _known(sheet):
        if one.line.side:
            if law.canh == "center":
                yield Unmeasured(f"Canh giữa của “{law.ten}”: gõ bằng phím Tab trên một dòng, không có ô để đo.")
        elif not one.line.first or _aligned(sheet, one, law):
            yield FINE
        else:
            found = f"{law.ten} {_ALIGNED.get(one.line.paragraph.format.align, 'canh lạ')}"
            mend = f"Đặt con trỏ vào đoạn, bấm {_KEYS[law.canh]}."
            yield Fault(found, _ALIGNED[law.canh], mend, at_component(sheet, one), law.quy_dinh)


_ALIGNED = {"center": "canh giữa", "left": "canh trái", "right": "canh phải", "both": "canh đều hai lề"}
_KEYS = {"center": "Ctrl+E", "left": "Ctrl+L", "both": "Ctrl+J"}


def _aligned(sheet: Sheet, one: Component, law: ThanhTo) -> bool:
    align = {"distribute": "both"}.get(one.line.paragraph.format.align, one.line.paragraph.format.align)
    if one.key == "KinhGui" or align == law.canh:
        return True
    if law.canh == "left":
        return align == "both"
    if law.canh != "both":
        return False
    if align == "left":
        room = sheet.room(one.line)
        return one.key in _HEADINGS or one.line.width < (room if room is not None else _SHORT * 2)
    return one.key == "LoiVan" and one.label is None and len(one.line.text) < _SHORT


def together(sheet: Sheet) -> Iterator[Outcome]:
    """Quốc hiệu 13 goes with Tiêu ngữ 14 and date 14; 12 with 13 and 13."""
    if sheet.party:
        return
    sizes: list[float] = []
    for key in ("QuocHieu", "TieuNgu", "DiaDanh"):
        found = sheet.of(key, part=0)
        law = component(sheet.he, key)
        if not found or law is None or not found[0].line.seen:
            return
        sizes.append(found[0].line.seen[0].format.size)
        if sizes[-1] not in law.co:
            return
    if sizes[1] - sizes[0] == 1 and sizes[2] == sizes[1]:
        yield FINE
        return
    said = "/".join(figure(s) for s in sizes)
    mend = "Đặt Quốc hiệu 13, Tiêu ngữ 14, địa danh và ngày tháng 14."
    yield Fault(
        f"Cỡ Quốc hiệu/Tiêu ngữ/ngày tháng là {said}",
        "tăng giảm theo bộ: 13/14/14 hoặc 12/13/13",
        mend,
        at_component(sheet, sheet.of("QuocHieu", part=0)[0]),
        severity=Severity.WARNING,
    )


def underline(sheet: Sheet) -> Iterator[Outcome]:
    """Underlined where the Party says so, nowhere else; names that want a drawn line have a rule of their own."""
    for one, law in _known(sheet):
        lined = [run.format.underline for run in one.line.seen if any(c.isalpha() for c in run.text)]
        if law.gach_chan and not all(lined):
            mend = "Chọn cả dòng, bấm Ctrl+U."
            yield Fault(f"{law.ten} không gạch chân", "chữ gạch chân", mend, at_component(sheet, one), law.quy_dinh)
        elif not law.gach_chan and lined and all(lined) and one.key not in _RULED:
            mend = "Chọn cả dòng, bấm Ctrl+U để bỏ gạch chân."
            gravity = Severity.WARNING if one.key in BODY else Severity.ERROR
            place = at_component(sheet, one)
            yield Fault(f"{law.ten} gạch chân", "không gạch chân", mend, place, law.quy_dinh, gravity)
        else:
            yield FINE


_PL5 = "PL I, mục V"
_HD = "HD 05 (thể thức)"

RULES = (
    Rule(
        "audit/size",
        "Cỡ chữ",
        _PL5,
        _HD,
        "cỡ chữ của từng thành phần nhận ra được",
        size,
        "chữ trong bảng số liệu: luật không quy định",
    ),
    Rule(
        "audit/weight",
        "Chữ đậm",
        _PL5,
        _HD,
        "đậm hay không đậm của từng thành phần",
        weight,
        "nhấn đậm vài chữ trong câu không tính là vi phạm",
    ),
    Rule(
        "audit/slant",
        "Chữ nghiêng",
        _PL5,
        _HD,
        "nghiêng hay đứng của từng thành phần",
        slant,
        "nhấn nghiêng vài chữ trong câu không tính là vi phạm",
    ),
    Rule("audit/underline", "Gạch chân", _PL5, _HD, "gạch chân cả dòng; “Nơi nhận” của Đảng phải gạch chân", underline),
    Rule(
        "audit/capitals",
        "Chữ in hoa, in thường",
        _PL5,
        _HD,
        "thành phần in hoa, thành phần in thường",
        capitals,
        "viết hoa từng tên riêng (Phụ lục II)",
    ),
    Rule(
        "audit/align",
        "Canh dòng",
        _PL5,
        _HD,
        "canh giữa, trái, đều hai lề",
        align,
        "dòng gõ bằng phím Tab thay cho bảng",
    ),
    Rule(
        "audit/sizes-together",
        "Cỡ chữ theo bộ",
        "PL I, mục V, chú thích 1",
        "",
        "Quốc hiệu – Tiêu ngữ – ngày tháng",
        together,
    ),
)
