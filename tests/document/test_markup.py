"""Emphasis at the edge of a word, signs above and below the line, typed line breaks: in every place a text is read."""

from __future__ import annotations

import time
import unicodedata

import pytest
from workbench import Docx, Office, looks_of, said

from gen.text.inline import Script, read_inline

_LOOKS = {Script.LINE: "", Script.BELOW: "~", Script.ABOVE: "^"}


def drawn(text: str) -> str:
    """The runs of a text as `‹look:words›`, plain words as they are, the call of a note as `«id»`."""
    out = ""
    for run in read_inline(text):
        look = "b" * run.bold + "i" * run.italic + _LOOKS[run.script]
        words = f"«{run.note}»" if run.note else run.text
        out += f"‹{look}:{words}›" if look else words
    return out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # at the edge of a word
        ("*nghiêng* và **đậm**, ***cả hai***.", "‹i:nghiêng› và ‹b:đậm›, ‹bi:cả hai›."),
        ("(*quà tặng*), “*trích*”; *Ghi chú:* x", "(‹i:quà tặng›), “‹i:trích›”; ‹i:Ghi chú:› x"),
        ("*(Kèm theo Quyết định)*", "‹i:(Kèm theo Quyết định)›"),
        ("*“lời”*, *'lời'*", "‹i:“lời”›, ‹i:'lời'›"),
        ("**5. Đối tượng:** Thương nhân", "‹b:5. Đối tượng:› Thương nhân"),
        ("*chữ*[^a], *chữ[^b]*", "‹i:chữ›«a», ‹i:chữ›‹i:«b»›"),
        ("*Chữ*\u00a0x", "‹i:Chữ›\u00a0x"),
        # one in another
        ("**đậm *cả hai* đậm**", "‹b:đậm ›‹bi:cả hai›‹b: đậm›"),
        ("**đậm *cả hai***", "‹b:đậm ›‹bi:cả hai›"),
        ("***cả hai* đậm**", "‹bi:cả hai›‹b: đậm›"),
        ("***cả hai** nghiêng*", "‹bi:cả hai›‹i: nghiêng›"),
        ("*Ghi chú: dấu * là bắt buộc*", "‹i:Ghi chú: dấu * là bắt buộc›"),
        # stars
        *(
            (text, text)
            for text in ("2*3*4", "(*) bắt buộc, (**) nếu có, (*)", "A*01*B", "5* và 4*; 3*-5*", "2 * 3 * 4")
        ),
        *((text, text) for text in ("*", "**", "****", "* *", "*(*)*", '"*" và "*"', "*: bắt buộc; **: nếu có")),
        *(
            (text, text)
            for text in ("Loại *A và loại *B", "chữ* x *", "*chữ **", "a*b* c*d*", "*chữ\u00a0*", "****a****")
        ),
        (r"\*chữ\* và 2\*3", "*chữ* và 2*3"),
        # below and above the line
        ("H~2~O, m^3^, NH~4~^+^, 10^-3^", "H‹~:2›O, m‹^:3›, NH‹~:4›‹^:+›, 10‹^:-3›"),
        ("(a + b)^2^ và x^(*)^", "(a + b)‹^:2› và x‹^:(*)›"),
        ("**CO~2~**, *m^2^*", "‹b:CO›‹b~:2›, ‹i:m›‹i^:2›"),
        ("x^123456789012^", "x‹^:123456789012›"),
        *((text, text) for text in ("~5 %", "10~15", "5~6~7", "x^1234567890123^", "m^ 3^", "^3^", "a ^b^", "m^^")),
        ("[^a] và m^3[^b]^", "«a» và m^3«b»^"),
        (r"H\~2\~O, m\^3\^, [\^a]", "H~2~O, m^3^, [^a]"),
    ],
)
def test_what_is_markup_and_what_is_a_sign(typed: str, read: str) -> None:
    assert drawn(typed) == read


@pytest.mark.parametrize(
    "piece", ["*a ", "a* ", "(*)", "**a *b c*** ", "[^", "a~", "a^", "*", "*a b** ", r"\*", "*(*) "]
)
def test_reading_takes_as_long_as_the_text(piece: str) -> None:
    def took(times: int) -> float:
        start = time.process_time()
        drawn(piece * times)
        return time.process_time() - start

    took(100)
    assert took(16_000) < 40 * max(took(1_000), 0.005)


PLAN = """\
trich_yeu: *mark*
bien: {khi: khí CO~2~, nhan: "*loại (A)*"}
can_cu: [Luật về CO~2~ 2*3*4, {noi_dung: "*Nghị quyết* về CO~2~"}]
mo_dau: "Mở đầu: {{ khi }}, {{ nhan }}, 2*3*4 và (*)."
noi_dung:
  - tieu_de: "Tiêu đề CO~2~ (*)"
    noi_dung: "Lời CO~2~[^mot] 2*3*4, *nghiêng*"
    san_pham: "Sản phẩm CO~2~ (*)"
ket_thuc: "Kết: m^3^"
noi_nhan: ["Nơi nhận CO~2~ (*), *nghiêng*", {ten: Tổ m^3^, ghi_chu: để b/c}, {luu: "VT, K^2^"}]
phu_luc:
  - ten: DANH MỤC CO~2~
    tieu_de: "Phụ lục CO~2~, 2*3*4"
    kem_theo: "(Kèm theo CO~2~)"
    noi_dung: "Trước bảng: CO~2~ và (*)"
    bang:
      cot:
        - {ma: tt, ten: TT}
        - {ma: viec, ten: "Diện tích (m^2^), *ước*"}
        - {ma: a, ten: CO~2~}
      hang:
        - nhom: Nhóm CO~2~
          hang: [{viec: "Ô CO~2~ 2*3*4 *nghiêng*", a: "10^3^"}, {viec: {muc: [Mục CO~2~]}, a: ^}]
chu_thich: {mot: "Chú thích CO~2~ (*), *nghiêng*"}
""".replace("trich_yeu: *mark*", 'trich_yeu: "Trích yếu CO~2~ và (*)"')


def test_markup_in_every_place(office: Office) -> None:
    docx = office.make(PLAN)
    for words, wanted in {
        "Trích yếu": [("CO", ""), ("2", "~"), (" và (*)", "")],
        "Luật về": [("CO", ""), ("2", "~"), (" 2*3*4;", "")],
        "Nghị quyết": [("Nghị quyết", "i"), ("CO", ""), ("2", "~"), (".", "")],
        "Mở đầu": [("2", "~"), ("loại (A)", "i"), (", 2*3*4 và (*).", "")],
        "Tiêu đề": [("CO", ""), ("2", "~"), (" (*)", "")],
        "Lời": [("2", "~"), (" 2*3*4, ", ""), ("nghiêng", "i")],
        "Sản phẩm": [("2", "~"), (" (*)", "")],
        "Kết": [("3", "^"), ("./.", "")],
        "- Nơi nhận": [("2", "~"), (" (*), ", ""), ("nghiêng;", "i")],
        "Tổ m": [("3", "^"), (" (để b/c);", "")],
        "Lưu": [("2", "^"), (".", "")],
        "DANH MỤC": [("2", "~")],
        "Phụ lục CO": [("2", "~"), (", 2*3*4", "")],
        "Kèm theo": [("2", "~"), (")", "")],
        "Trước bảng": [("2", "~"), (" và (*)", "")],
        "Diện tích": [("2", "^"), ("), ", ""), ("ước", "i")],
        "Nhóm CO": [("2", "~")],
        "Ô CO": [("2", "~"), (" 2*3*4 ", ""), ("nghiêng", "i")],
        "103": [("10", ""), ("3", "^")],
        "Mục CO": [("2", "~")],
    }.items():
        found = iter(docx.looks(words))
        # each in turn, whatever else the paragraph has
        assert all(
            any(text.endswith(end) and look == wanted_look for text, look in found) for end, wanted_look in wanted
        ), (
            words,
            docx.looks(words),
        )
    assert docx.notes == [["Chú thích CO2 (*), nghiêng"]]
    assert "*nghiêng" not in docx.text and "~" not in docx.text


def _titles(docx: Docx) -> dict[str, str]:
    found = (
        ("".join(text for text, _ in looks_of(p)), said(p))
        for p in docx.body.iter()
        if p.tag.endswith("}p") and said(p)
    )
    return {words: text for text, words in found}


def test_a_title_keeps_the_line_breaks_that_were_typed(office: Office) -> None:
    docx = office.make(
        """\
ten_loai: |
  Kế hoạch
  hành động
trich_yeu: |
  Dòng một của trích yếu
  dòng hai
noi_dung:
  - tieu_de: |
      Đề mục một
      dòng *hai*
    noi_dung: Chữ
ky: {chuc_vu: "Phó Chủ tịch\\nThường trực"}
phu_luc:
  - ten: |
      DANH MỤC
      NHIỆM VỤ
    tieu_de: |
      Tên phụ lục
      dòng hai
    bang: {cot: [{ma: a, ten: "Cột\\nhai dòng"}], hang: [{nhom: "Nhóm\\nhai dòng"}, {a: Ô}]}
"""
    )
    titles = _titles(docx)
    for words, text in {
        "KẾ HOẠCH HÀNH ĐỘNG": "KẾ HOẠCH\nHÀNH ĐỘNG",
        "Dòng một của trích yếu dòng hai": "Dòng một của trích yếu\ndòng hai",
        "1. Đề mục một dòng hai": "1. Đề mục một\ndòng hai",
        "PHÓ CHỦ TỊCH THƯỜNG TRỰC": "PHÓ CHỦ TỊCH\nTHƯỜNG TRỰC",
        "DANH MỤC NHIỆM VỤ": "DANH MỤC\nNHIỆM VỤ",
        "Tên phụ lục dòng hai": "Tên phụ lục\ndòng hai",
        "Cột hai dòng": "Cột\nhai dòng",
        "Nhóm hai dòng": "Nhóm\nhai dòng",
    }.items():
        assert titles[words] == text
    assert "KẾ HOẠCH HÀNH ĐỘNG Dòng một của trích yếu dòng hai" in docx.parts["docProps/core.xml"].decode()


PARENT = """\
loai: ke-hoach
don_vi: phuong-mau
so: 7
ngay: 2026-05-07
trich_yeu: giảm *khí* CO~2~, 5*6
bien: {x: "*chữ* 10^3^ 2*3*4"}
noi_dung:
  - {ma: a, noi_dung: Đất 10^3^ m2 và *nghiêng*}
  - {ma: b, noi_dung: Nước H2O}
"""
CHILD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 8
ngay: 2026-06-01
can_cu: ["{{ cha }}"]
mo_dau: "{{ x }}; {{ x|hoa }}; {{ x ~ ' và ' ~ cha }}."
noi_dung:
  - {ma: a, noi_dung: Đất 10^6^ m2 và *nghiêng*}
  - {ma: b, noi_dung: Nước H~2~O}
"""


@pytest.fixture
def family(office: Office) -> Office:
    office.write("plans/cha.yaml", PARENT)
    office.write("plans/con.yaml", CHILD)
    outcome = office.run("build", "cha", "con")
    assert outcome.exit == 0, outcome.out
    return office


def test_markup_of_variables_and_of_the_parent(family: Office) -> None:
    docx = family.built("con")
    assert docx is not None
    citation = [("Căn cứ Kế hoạch số 07/KH-UBND ngày 07/5/2026 của Ủy ban nhân dân phường Mẫu về giảm khí CO", "")]
    assert docx.looks("Căn cứ") == [*citation, ("2", "~"), (", 5*6.", "")]
    looks = docx.looks("CHỮ")
    assert looks[:3] == [("chữ", "i"), (" 10", ""), ("3", "^")]
    assert looks[3:7] == [(" 2*3*4; ", ""), ("CHỮ", "i"), (" 10", ""), ("3", "^")]
    assert looks[-2:] == [("2", "~"), (", 5*6.", "")]


def test_markup_is_compared_and_shown(family: Office) -> None:
    told = family.run("diff", "cha", "con").out
    assert "10^[-3-]{+6+}^" in told or "[-10^3^-]{+10^6^+}" in told, told
    assert "H[-2O-]{+~2~O+}" in told or "[-H2O-]{+H~2~O+}" in told, told
    lines = family.run("text", str(family.root / "build/con.docx")).out
    assert "1. Đất 10^6^ m2 và nghiêng\n2. Nước H~2~O./.\n" in lines
    explained = family.run("explain", "con", "--text", "10^6^").out
    assert "¶ Đất 10^6^ m2 và nghiêng" in explained and explained == family.run("explain", "con", "--text", "106").out
    assert family.run("redline", "cha", "con").exit == 0
    struck = family.built("con.so-sanh")
    assert struck is not None and ("3", "^") in [
        (t.text, "^") for t in struck.body.iter() if t.tag.endswith("}delText")
    ]


def test_what_is_shown_builds_to_the_same_bytes_and_is_formatted_once(family: Office) -> None:
    built = family.root / "build/con.docx"
    before = built.read_bytes()
    family.run("fmt")
    sources = [path.read_bytes() for path in sorted(family.root.glob("plans/*.yaml"))]
    assert family.run("build", "con").exit == 0 and built.read_bytes() == before
    family.run("fmt")
    assert sources == [path.read_bytes() for path in sorted(family.root.glob("plans/*.yaml"))]
    family.write("plans/con.yaml", family.run("show", "con").out)
    assert family.run("build", "con").exit == 0 and built.read_bytes() == before


def test_words_are_found_whatever_form_a_terminal_gives_them(family: Office) -> None:
    typed = unicodedata.normalize("NFD", "Đất 10")
    assert family.run("explain", "con", "--text", typed).exit == 0
