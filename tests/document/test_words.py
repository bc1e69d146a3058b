"""The words of built documents, through the public door: what a drafter writes and what the page says."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from workbench import Docx, Office, W, said

LETTERS = [*"abcdđeghiklmnopqrstuvxy", "aa", "ab"]


def body(docx: Docx, first: str = "I. ", count: int = 99) -> list[str]:
    """The paragraphs from the first that begins so."""
    at = next(i for i, text in enumerate(docx.paragraphs) if text.startswith(first))
    return docx.paragraphs[at : at + count]


def listed(items: list[str], indent: int = 2) -> str:
    return "\n".join(" " * indent + f"- {item}" for item in items)


class TestNumbering:
    def test_letters_are_those_of_the_vietnamese_alphabet(self, office: Office) -> None:
        items = listed([f"điểm {n}" for n in range(25)], 6)
        docx = office.make(f"noi_dung:\n  - tieu_de: Khoản\n    muc:\n{items}")
        assert [text.split(")")[0] for text in body(docx, "a) ")] == LETTERS

    def test_levels_of_a_plan(self, office: Office) -> None:
        docx = office.make("""
noi_dung:
  - tieu_de: Khoản
    muc:
      - noi_dung: Điểm
        muc:
          - noi_dung: Gạch
            muc:
              - noi_dung: Cộng
                muc: [Cộng nữa]
to_chuc_thuc_hien: [Việc]
""")
        assert body(docx) == [
            "I. NỘI DUNG",
            "1. Khoản",
            "a) Điểm",
            "- Gạch",
            "+ Cộng",
            "+ Cộng nữa",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Việc./.",
        ]

    @pytest.mark.parametrize(
        ("example", "first", "second"),
        [
            ("1.", "1.", "2."),
            ("1)", "1)", "2)"),
            ("a)", "a)", "b)"),
            ("a.", "a.", "b."),
            ("(1)", "(1)", "(2)"),
            ("I.", "I.", "II."),
            ("i)", "i)", "ii)"),
            ("A.", "A.", "B."),
            ('"-"', "-", "-"),
            ("+", "+", "+"),
            ('"•"', "•", "•"),
            ("Điều 1.", "Điều 1.", "Điều 2."),
        ],
    )
    def test_kieu_is_the_first_label(self, office: Office, example: str, first: str, second: str) -> None:
        docx = office.make(f"noi_dung:\n  kieu: {example}\n  muc: [Một, Hai]")
        assert body(docx)[1:] == [f"{first} Một", f"{second} Hai./."]

    def test_a_label_that_repeats_its_parents(self, office: Office) -> None:
        docx = office.make("""
noi_dung:
  - A
  - tieu_de: B
    kieu: 1.1.
    muc:
      - tieu_de: C
        kieu: 1.1.1.
        muc: [D, E]
      - F
""")
        assert body(docx)[2:] == ["2. B", "2.1. C", "2.1.1. D", "2.1.2. E", "2.2. F./."]

    def test_a_list_of_kieu_is_one_for_each_level(self, office: Office) -> None:
        docx = office.make("""
noi_dung:
  - tieu_de: A
    kieu: [khong, "-"]
    muc:
      - tieu_de: Quý I
        muc: [B, C]
""")
        assert body(docx)[2:] == ["Quý I", "- B", "- C./."]

    def test_below_khong_goes_on_as_if_the_level_were_numbered(self, office: Office) -> None:
        docx = office.make("""
noi_dung:
  kieu: khong
  muc:
    - tieu_de: Quý I
      muc: [Một, Hai]
    - tieu_de: Quý II
      muc: [Ba]
""")
        assert body(docx)[1:] == ["Quý I", "1. Một", "2. Hai", "Quý II", "1. Ba./."]

    def test_below_a_kieu_of_its_own_the_default_goes_on(self, office: Office) -> None:
        docx = office.make("""
noi_dung:
  - tieu_de: A
    kieu: "-"
    muc:
      - noi_dung: B
        muc: [C]
""")
        assert body(docx)[2:] == ["- B", "+ C./."]

    def test_articles_run_on_through_chapters(self, office: Office) -> None:
        docx = office.make(
            """
dieu:
  kieu: Chương I
  muc:
    - tieu_de: Quy định chung
      muc: [Phạm vi., Đối tượng.]
    - tieu_de: Điều khoản thi hành
      muc:
        - tieu_de: Hiệu lực
          muc: [Khoản một, Khoản hai]
        - Trách nhiệm
""",
            "quyet-dinh",
        )
        assert body(docx, "QUYẾT ĐỊNH:")[1:] == [
            "Chương I Quy định chung",
            "Điều 1. Phạm vi.",
            "Điều 2. Đối tượng.",
            "Chương II Điều khoản thi hành",
            "Điều 3. Hiệu lực",
            "1. Khoản một",
            "2. Khoản hai",
            "Điều 4. Trách nhiệm./.",
        ]

    def test_a_title_stands_beside_the_label_and_the_text_below(self, office: Office) -> None:
        docx = office.make("noi_dung:\n  - tieu_de: Tên việc\n    noi_dung: [Đoạn một, Đoạn hai]")
        assert body(docx)[1:] == ["1. Tên việc", "Đoạn một", "Đoạn hai./."]
        assert docx.looks("Tên việc") == [("1. Tên việc", "")]
        assert docx.style("Tên việc") == "Heading2"


class TestAttributes:
    def test_lines_of_the_next_level_after_the_children(self, office: Office) -> None:
        docx = office.make("""
noi_dung:
  - tieu_de: Việc
    chu_tri: phong-van-hoa
    phoi_hop: [cap-xa, Công an phường]
    thoi_gian: Tháng 5
    muc: [Làm trước]
""")
        assert body(docx)[2:] == [
            "a) Làm trước",
            "b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội",
            "c) Cơ quan phối hợp: Ủy ban nhân dân cấp xã; Công an phường",
            "d) Thời gian thực hiện: Tháng 5./.",
        ]

    def test_a_line_of_muc_stands_at_its_place(self, office: Office) -> None:
        docx = office.make("""
nhan: {thoi_gian: Thời hạn}
noi_dung:
  - tieu_de: Việc
    muc:
      - Làm trước
      - thoi_gian: Thường xuyên
      - Làm sau
""")
        assert body(docx)[2:] == ["a) Làm trước", "b) Thời hạn: Thường xuyên", "c) Làm sau./."]

    def test_an_empty_attribute_prints_nothing(self, office: Office) -> None:
        docx = office.make("noi_dung:\n  - noi_dung: Việc\n    phoi_hop:\n    lien_quan: [cap-xa]")
        assert body(docx)[1:] == ["1. Việc./."]


class TestMarks:
    def test_italics_bold_both_and_a_literal_star(self, office: Office) -> None:
        docx = office.make(r"mo_dau: Chữ *nghiêng*, **đậm**, ***cả hai***, **đậm *nghiêng* trong** và 5 \* 6.")
        assert docx.looks("nghiêng") == [
            ("Chữ ", ""),
            ("nghiêng", "i"),
            (", ", ""),
            ("đậm", "b"),
            (", ", ""),
            ("cả hai", "bi"),
            (", ", ""),
            ("đậm ", "b"),
            ("nghiêng", "bi"),
            (" trong", "b"),
            (" và 5 * 6.", ""),
        ]

    def test_marks_of_a_variable_are_marks(self, office: Office) -> None:
        docx = office.make('bien: {ten: "*Dân chủ*"}\nmo_dau: Bài {{ ten }} nay.')
        assert docx.looks("Bài") == [("Bài ", ""), ("Dân chủ", "i"), (" nay.", "")]

    def test_every_line_that_yaml_leaves_is_a_paragraph(self, office: Office) -> None:
        docx = office.make("mo_dau: |\n  Một\n  Hai\nket_thuc: >-\n  Ba\n  tiếp\n\n  Bốn\nnoi_dung: [Năm]")
        assert docx.paragraphs[-5:] == ["Hai", "I. NỘI DUNG", "1. Năm", "Ba tiếp", "Bốn./."]


class TestDates:
    @pytest.mark.parametrize(
        ("written", "long", "short"),
        [
            ("2026-05-07", "ngày 07 tháng 5 năm 2026", "07/5/2026"),
            ("2026-01-31", "ngày 31 tháng 01 năm 2026", "31/01/2026"),
            ("2026-02-09", "ngày 09 tháng 02 năm 2026", "09/02/2026"),
            ("2026-03-10", "ngày 10 tháng 3 năm 2026", "10/3/2026"),
            ("2026-12-01", "ngày 01 tháng 12 năm 2026", "01/12/2026"),
            ("2026-05", "ngày tháng 5 năm 2026", "/5/2026"),
            ("2026", "ngày tháng năm 2026", "/ /2026"),
            ("", "ngày tháng năm ", "/ / "),
        ],
    )
    def test_zero_before_day_and_before_the_first_two_months(
        self, office: Office, written: str, long: str, short: str
    ) -> None:
        docx = office.make('mo_dau: "Nay {{ ngay_dai }}; {{ ngay_ngan }}."', ngay=written or '""')
        assert f"Nay {long}; {short}." in docx.text
        assert f"Mẫu, {long.strip()}" in docx.paragraphs

    def test_room_for_the_pen_where_number_and_day_are_blank(self, office: Office) -> None:
        xml = office.make("noi_dung: [Một]", ngay="2026", so='""').parts["word/document.xml"].decode()
        blank = "\u00a0" * 6
        assert f"Số: {blank}/KH</w:t><w:noBreakHyphen/>" in xml
        assert f"ngày {blank} tháng {blank} năm\u00a02026" in xml

    @pytest.mark.parametrize(
        ("so", "printed"),
        [("1", "01"), ("5", "05"), ("9", "09"), ("05", "05"), ("0", "0"), ("10", "10"), ("90", "90"), ("7a", "7a")],
    )
    def test_a_number_below_ten_gets_a_zero(self, office: Office, so: str, printed: str) -> None:
        assert f"Số: {printed}/KH-UBND" in office.make("noi_dung: [Một]", so=so).paragraphs
        assert f"Số {printed}-KH/ĐU" in office.make("noi_dung: [Một]", "dang", so=so).paragraphs


class TestEndMarks:
    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            ("Hết", "Hết./."),
            ("Hết.", "Hết./."),
            ("Hết;", "Hết./."),
            ("Hết./.", "Hết./."),
            # dots that leave something out are no end mark
            ("Còn nữa...", "Còn nữa..../."),
            ("Còn nữa…", "Còn nữa…./."),
        ],
    )
    def test_the_last_paragraph_of_the_body(self, office: Office, typed: str, printed: str) -> None:
        assert office.make(f"noi_dung: [Một]\nket_thuc: {typed}").paragraphs[-1] == printed

    def test_another_end_mark(self, office: Office) -> None:
        assert office.make("noi_dung: [Một]\ndau_ket: .").paragraphs[-1] == "1. Một."

    def test_bases_end_in_semicolons_and_the_last_in_a_full_stop(self, office: Office) -> None:
        docx = office.make(
            'can_cu:\n  - Luật A\n  - Luật B,\n  - Theo đề nghị của Sở\n  - "Xét đề nghị:"\nnoi_dung: [A]'
        )
        assert docx.paragraphs[8:12] == ["Căn cứ Luật A;", "Căn cứ Luật B,", "Theo đề nghị của Sở;", "Xét đề nghị:"]

    @pytest.mark.parametrize("end", [*".;:,!?…"])
    def test_a_typed_mark_stays(self, office: Office, end: str) -> None:
        docx = office.make(f'can_cu: ["Luật A{end}", Luật B]\nnoi_dung: [A]')
        assert docx.paragraphs[8:10] == [f"Căn cứ Luật A{end}", "Căn cứ Luật B."]

    def test_bases_of_the_party_begin_with_a_dash(self, office: Office) -> None:
        docx = office.make("can_cu: [Luật A, Thực hiện Nghị quyết B]\nnoi_dung: [A]", "dang")
        assert "- Căn cứ Luật A;" in docx.paragraphs
        assert "- Thực hiện Nghị quyết B." in docx.paragraphs


class TestCitations:
    @pytest.mark.parametrize(
        ("expression", "printed"),
        [
            ("vb('luat-mau')", "Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022"),
            ("vb('luat-mau').ngan", "Luật Dân chủ"),
            ("vb('luat-mau').khong_ve", "Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022"),
            (
                "vb('ke-hoach-cap-tren')",
                "Kế hoạch số 134/KH-UBND ngày 06/4/2026 của Ủy ban nhân dân thành phố về công tác dân vận",
            ),
            ("vb('ke-hoach-cap-tren').ngan", "Kế hoạch số 134/KH-UBND"),
            (
                "vb('ke-hoach-cap-tren').khong_ve",
                "Kế hoạch số 134/KH-UBND ngày 06/4/2026 của Ủy ban nhân dân thành phố",
            ),
            (
                "vb('nghi-dinh-mau')",
                "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ quy định công tác văn thư",
            ),
            ("dv('phong-van-hoa').ten", "Phòng Văn hóa - Xã hội"),
            ("dv('cap-xa').ten", "Ủy ban nhân dân cấp xã"),
            ("van_ban_nay", "Kế hoạch này"),
            ("so_ky_hieu", "07/KH-UBND"),
            ("don_vi.goi", "phường"),
            ("nam", "2026"),
        ],
    )
    def test_what_a_name_prints(self, office: Office, expression: str, printed: str) -> None:
        assert f"Theo {printed}." in office.make(f'mo_dau: "Theo {{{{ {expression} }}}}."').paragraphs

    def test_long_dates_in_the_bases_of_a_decision(self, office: Office) -> None:
        base = "can_cu:\n  - {van_ban: luat-mau, them: (sau đây gọi là Luật)}\n"
        long = "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022 (sau đây gọi là Luật)."
        short = "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022 (sau đây gọi là Luật)."
        assert long in office.make(base + "dieu: [A]", "quyet-dinh").paragraphs
        assert short in office.make(base + "dieu: [A]\nngay_can_cu: ngan", "quyet-dinh").paragraphs
        assert short in office.make(base + "noi_dung: [A]").paragraphs
        assert long in office.make(base + "noi_dung: [A]\nngay_can_cu: dai").paragraphs

    def test_an_opener_of_its_own(self, office: Office) -> None:
        docx = office.make("can_cu:\n  - {van_ban: nghi-dinh-mau, dan: Thực hiện}\nnoi_dung: [A]")
        assert any(text.startswith("Thực hiện Nghị định số 30/2020/NĐ-CP") for text in docx.paragraphs)

    def test_a_document_of_its_own(self, office: Office) -> None:
        own = "van_ban:\n  rieng: {loai: Công văn, so: 5/CV, ngay: 2026-03, co_quan: Sở A, ve: việc B}\n"
        docx = office.make(own + "mo_dau: \"Theo {{ vb('rieng') }}.\"")
        assert "Theo Công văn số 5/CV ngày /3/2026 của Sở A về việc B." in docx.paragraphs


class TestRecipients:
    SOURCE = """
noi_dung: [A]
noi_nhan:
  - Như Điều 4
  - {ten: Thành ủy, ghi_chu: để b/c}
  - ten: Các phòng
    muc: [Phòng A, "Phòng B:"]
  - {luu: "VT, VX"}
  - ghi_chu: thay b/c
"""

    def test_dashes_pluses_notes_and_end_marks(self, office: Office) -> None:
        docx = office.make(self.SOURCE)
        at = docx.paragraphs.index("Nơi nhận:")
        assert docx.paragraphs[at + 1 : at + 8] == [
            "- Như Điều 4;",
            "- Thành ủy (để b/c);",
            "- Các phòng:",
            "+ Phòng A;",
            "+ Phòng B:",
            "- Lưu: VT, VX.",
            "(thay b/c)",
        ]

    def test_party(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]\nnoi_nhan:\n  - Như trên\n  - luu: Văn phòng", "dang")
        at = docx.paragraphs.index("Nơi nhận:")
        assert docx.paragraphs[at + 1 : at + 3] == ["- Như trên;", "- Lưu Văn phòng."]


class TestSignatures:
    @pytest.mark.parametrize(
        ("kind", "signer", "printed"),
        [
            ("ke-hoach", "{chuc_vu: Chủ tịch, ho_ten: Lê A}", ["CHỦ TỊCH", "Lê A"]),
            (
                "ke-hoach",
                "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}",
                ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ),
            ("ke-hoach", "{thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng}", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
            ("ke-hoach", "{thua_uy_quyen: Chủ tịch, chuc_vu: Giám đốc}", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC"]),
            ("ke-hoach", "{quyen: Chủ tịch, ho_ten: Lê A}", ["Q. CHỦ TỊCH", "Lê A"]),
            ("dang", "{thay_mat: Ban Thường vụ, chuc_vu: Bí thư}", ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]),
            ("dang", "{ky_thay: Trưởng ban, chuc_vu: Phó Trưởng ban}", ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]),
            ("dang", "{thua_lenh: Ban Thường vụ, chuc_vu: Chánh Văn phòng}", ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]),
        ],
    )
    def test_who_signs_for_whom(self, office: Office, kind: str, signer: str, printed: list[str]) -> None:
        assert office.make(f"noi_dung: [A]\nky: {signer}", kind).paragraphs[-len(printed) :] == printed

    def test_several_side_by_side(self, office: Office) -> None:
        docx = office.make("""
noi_dung: [A]
noi_nhan: [Như trên]
ky:
  - {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê A}
  - {thay_mat: Ủy ban Mặt trận Tổ quốc, chuc_vu: Chủ tịch, ho_ten: Trần B}
  - {chuc_vu: Bí thư Đoàn, ho_ten: Phạm C}
""")
        rows = [
            ["|".join(said(p) for p in tc.iter(f"{W}p")) for tc in tr.findall(f"{W}tc")]
            for tr in docx.body.iter(f"{W}tr")
        ]
        names = next(at for at, row in enumerate(rows) if "Lê A" in row)
        assert rows[names] == ["Lê A", "Trần B", "Phạm C"]
        assert rows[names - 1] == [
            "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
            "TM. ỦY BAN MẶT TRẬN TỔ QUỐC|CHỦ TỊCH",
            "BÍ THƯ ĐOÀN",
        ]
        titles = next(tr for tr in docx.body.iter(f"{W}tr") if any("MẶT TRẬN" in said(p) for p in tr.iter(f"{W}p")))
        assert titles.find(f"{W}trPr/{W}cantSplit") is not None
        assert docx.paragraphs.index("- Như trên.") > docx.paragraphs.index("Lê A")


class TestSections:
    def test_named_sections_and_their_titles(self, office: Office) -> None:
        docx = office.make(
            """
muc_dich: [A]
yeu_cau: {tieu_de: Đòi hỏi, kieu: "-", muc: [B]}
noi_dung: {tieu_de: "NHIỆM VỤ, GIẢI PHÁP", muc: [C]}
"""
        )
        assert body(docx) == [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            "a) A",
            "2. Đòi hỏi",
            "- B",
            "II. NHIỆM VỤ, GIẢI PHÁP",
            "1. C./.",
        ]

    def test_one_of_purpose_and_demands(self, office: Office) -> None:
        assert body(office.make("yeu_cau: [B]"))[:2] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Yêu cầu"]

    @pytest.mark.parametrize(
        ("place", "order"),
        [
            ("", "MỤC ĐÍCH, YÊU CẦU|NỘI DUNG|KINH PHÍ|TỔ CHỨC THỰC HIỆN"),
            ("sau: muc-dich-yeu-cau, ", "MỤC ĐÍCH, YÊU CẦU|KINH PHÍ|NỘI DUNG|TỔ CHỨC THỰC HIỆN"),
            ("sau: to-chuc-thuc-hien, ", "MỤC ĐÍCH, YÊU CẦU|NỘI DUNG|TỔ CHỨC THỰC HIỆN|KINH PHÍ"),
            ("truoc: noi-dung, ", "MỤC ĐÍCH, YÊU CẦU|KINH PHÍ|NỘI DUNG|TỔ CHỨC THỰC HIỆN"),
        ],
    )
    def test_own_sections_stand_where_told(self, office: Office, place: str, order: str) -> None:
        docx = office.make(f"""
muc_dich: [A]
noi_dung: [B]
to_chuc_thuc_hien: [C]
phan:
  - {{ma: kinh-phi, {place}tieu_de: KINH PHÍ, muc: [D]}}
""")
        heads = [text.split(". ", 1)[1] for text in docx.paragraphs if text[:1] in "IV" and ". " in text[:5]]
        assert "|".join(heads) == order

    def test_sections_alone_print_in_order(self, office: Office) -> None:
        docx = office.make("phan:\n  - {tieu_de: HAI, muc: [A]}\n  - {tieu_de: MỘT, noi_dung: B}")
        assert body(docx) == ["I. HAI", "1. A", "II. MỘT", "B./."]

    def test_a_deeper_item_called_like_a_section_gets_no_title(self, office: Office) -> None:
        docx = office.make("noi_dung:\n  - {ma: noi-dung, muc: [A]}\n  - {ma: muc-dich, noi_dung: B}")
        assert body(docx) == ["I. NỘI DUNG", "1. A", "1. B./."]


class TestAppendices:
    def heads(self, docx: Docx) -> list[str]:
        return docx.paragraphs[docx.paragraphs.index("1. A./.") + 1 :]

    def test_one_is_called_phu_luc(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]\nphu_luc:\n  - {tieu_de: Danh mục, noi_dung: Chữ}")
        attached = "(Kèm theo Kế hoạch số 07/KH-UBND ngày 07 tháng 5 năm 2026 của Ủy ban nhân dân phường Mẫu)"
        assert self.heads(docx) == ["Phụ lục", "Danh mục", attached, "Chữ"]

    def test_several_get_roman_numbers_and_a_typed_name_none(self, office: Office) -> None:
        docx = office.make("""
noi_dung: [A]
phu_luc:
  - {noi_dung: Một, kem_theo: false}
  - {ten: DANH MỤC, noi_dung: Hai, kem_theo: false}
  - {noi_dung: Ba, kem_theo: (Kèm theo Tờ trình)}
""")
        assert self.heads(docx) == ["Phụ lục I", "Một", "DANH MỤC", "Hai", "Phụ lục II", "(Kèm theo Tờ trình)", "Ba"]

    def test_a_label_that_ends_in_a_full_stop_has_the_title_beside_it(self, office: Office) -> None:
        docx = office.make("""
noi_dung: [A]
phu_luc:
  kieu: Phụ lục 1.
  muc:
    - {tieu_de: Tiến độ, noi_dung: Một, kem_theo: false}
    - {tieu_de: Kiểm tra, noi_dung: Hai, kem_theo: false}
""")
        assert self.heads(docx) == ["Phụ lục 1. Tiến độ", "Một", "Phụ lục 2. Kiểm tra", "Hai"]

    def test_party_line(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]\nphu_luc: [{noi_dung: Chữ}]", "dang")
        assert "(Kèm theo Kế hoạch số 07-KH/ĐU, ngày 07/5/2026 của Đảng ủy phường Mẫu)" in docx.paragraphs
        assert docx.paragraphs.count("-----") == 2

    def test_a_letterhead_of_its_own_has_no_number_or_date(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]\nphu_luc: [{quoc_hieu: true, tieu_de: Bảng, noi_dung: Chữ}]")
        heads = self.heads(docx)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in heads
        assert docx.text.count("Số: 07") == 1

    def test_the_partys_dashes_are_counted_for_each_document(self, office: Office) -> None:
        # one run: what the template prints beside a “Kèm theo” line must not be remembered for one without
        tail = office.tail("dang")
        for name, attached in (("mot", "true"), ("hai", "false"), ("ba", "true")):
            office.write(
                f"plans/{name}.yaml",
                f"noi_dung: [A]\nphu_luc: [{{tieu_de: B, kem_theo: {attached}, noi_dung: C}}]\n{tail}",
            )
        outcome = office.run("build", "mot", "hai", "ba")
        assert outcome.exit == 0, outcome.out

    def test_numbered_items_start_anew_in_each(self, office: Office) -> None:
        docx = office.make("""
noi_dung: [A]
phu_luc:
  - {kem_theo: false, muc: [{tieu_de: B, muc: [C]}]}
  - {kem_theo: false, kieu: "1.", muc: [D, E]}
""")
        assert self.heads(docx) == ["Phụ lục I", "I. B", "1. C", "Phụ lục II", "1. D", "2. E"]

    def test_landscape_turns_only_its_own_pages(self, office: Office) -> None:
        docx = office.make(
            "noi_dung: [A]\nphu_luc:\n  - {noi_dung: B}\n  - {noi_dung: C, kho: ngang}\n  - {noi_dung: D}"
        )
        sizes = [s.find(f"{W}pgSz").attrib for s in docx.body.iter(f"{W}sectPr")]  # type: ignore[union-attr]
        turned = [size.get(f"{W}orient") == "landscape" for size in sizes]
        assert turned == [False, False, True, False]
        assert all((int(s[f"{W}w"]) > int(s[f"{W}h"])) is t for s, t in zip(sizes, turned, strict=True))


def table(office: Office, text: str) -> Docx:
    """A plan whose one appendix is a table."""
    inner = "\n".join(f"      {line}" for line in text.strip("\n").splitlines())
    return office.make(f"noi_dung: [A]\nphu_luc:\n  - kem_theo: false\n    bang:\n{inner}")


COLUMNS = "cot: [{ma: tt, ten: TT, rong: 1}, {ma: viec, ten: Việc, rong: 4}]\n"


class TestTables:
    def test_rows_are_numbered_by_depth(self, office: Office) -> None:
        docx = table(
            office,
            COLUMNS
            + """
danh_so: ["1", "1.1", a, a1]
hang:
  - nhom: NHÓM
    danh_so: true
    hang:
      - {viec: A}
      - viec: B
        hang:
          - viec: C
            hang: [{viec: D}, {viec: E}]
          - {viec: F}
  - nhom: NHÓM HAI
    danh_so: true
    hang: [{viec: G}]
""",
        )
        assert docx.tables[0] == [
            ["TT", "Việc"],
            ["1", "NHÓM"],
            ["1.1", "A"],
            ["1.2", "B"],
            ["a", "C"],
            ["a1", "D"],
            ["a2", "E"],
            ["b", "F"],
            ["2", "NHÓM HAI"],
            ["2.1", "G"],
        ]

    @pytest.mark.parametrize(("count", "second"), [("theo-nhom", "1"), ("lien-tuc", "3")])
    def test_unnumbered_groups_take_no_level(self, office: Office, count: str, second: str) -> None:
        rows = "hang:\n  - nhom: M\n    hang: [{viec: A}, {viec: B}]\n  - nhom: N\n    hang: [{viec: C}]"
        docx = table(office, f"{COLUMNS}dem: {count}\n{rows}")
        assert docx.tables[0][1:] == [["M"], ["1", "A"], ["2", "B"], ["N"], [second, "C"]]

    def test_roman_and_plain_levels(self, office: Office) -> None:
        rows = 'danh_so: [I, "1"]\nhang: [{viec: A, hang: [{viec: B}]}, {viec: C}]'
        assert table(office, COLUMNS + rows).tables[0][1:] == [["I", "A"], ["1", "B"], ["II", "C"]]

    def test_a_caret_joins_with_the_cell_above(self, office: Office) -> None:
        docx = table(
            office,
            """
cot: [{ma: viec, ten: Việc}, {ma: chu_tri, ten: Ai}]
hang: [{viec: A, chu_tri: phong-van-hoa}, {viec: B, chu_tri: ^}, {viec: C, chu_tri: ^}, {viec: D, chu_tri: Tổ}]
""",
        )
        assert [row[1] for row in docx.tables[0]] == ["Ai", "Phòng Văn hóa - Xã hội", "", "", "Tổ"]
        merges = [
            "" if merge is None else merge.get(f"{W}val", "continue")
            for tr in docx.grids[0].findall(f"{W}tr")[1:]
            for merge in [tr.findall(f"{W}tc")[1].find(f"{W}tcPr/{W}vMerge")]
        ]
        assert merges == ["restart", "continue", "continue", ""]

    def test_sub_columns_make_a_header_of_two_rows(self, office: Office) -> None:
        docx = table(
            office,
            """
cot:
  - {ma: viec, ten: Việc}
  - {ma: so_lieu, ten: Số liệu, cot: [{ma: nam_nay, ten: 2026}, {ma: nam_sau, ten: 2027}]}
hang: [{viec: A, nam_nay: 5, nam_sau: 1.10}]
""",
        )
        assert docx.tables[0] == [["Việc", "Số liệu"], ["", "2026", "2027"], ["A", "5", "1.10"]]
        rows = docx.grids[0].findall(f"{W}tr")
        assert [tr.find(f"{W}trPr/{W}tblHeader") is not None for tr in rows] == [True, True, False]
        span = rows[0].findall(f"{W}tc")[1].find(f"{W}tcPr/{W}gridSpan")
        assert span is not None and span.get(f"{W}val") == "2"

    def test_cells_of_paragraphs_and_of_numbered_lists(self, office: Office) -> None:
        docx = table(
            office,
            """
cot: [{ma: viec, ten: Việc}]
hang:
  - viec: [Một, Hai]
  - viec: {noi_dung: "Gồm:", kieu: a), muc: [Ba, Bốn]}
  - viec: {muc: [Năm]}
  - viec: |
      - Sáu
      + Bảy
""",
        )
        assert [row[0] for row in docx.tables[0][1:]] == [
            "Một / Hai",
            "Gồm: / a) Ba / b) Bốn",
            "- Năm",
            "- Sáu / + Bảy",
        ]

    @pytest.mark.parametrize("paper", ["doc", "ngang"])
    def test_widths_are_scaled_to_the_page(self, office: Office, paper: str) -> None:
        docx = office.make(f"""
noi_dung: [A]
phu_luc:
  - kho: {paper}
    bang:
      cot: [{{ma: viec, rong: 10}}, {{ma: ai, rong: 30}}]
      hang: [{{viec: A, ai: B}}]
""")
        section = list(docx.body.iter(f"{W}sectPr"))[-1]
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None and margins is not None
        room = int(size.attrib[f"{W}w"]) - int(margins.attrib[f"{W}left"]) - int(margins.attrib[f"{W}right"])
        widths = [int(column.attrib[f"{W}w"]) for column in docx.grids[0].iter(f"{W}gridCol")]
        assert sum(widths) == room
        assert abs(widths[1] / widths[0] - 3) < 0.01

    def test_words_fill_the_lines_of_a_wide_column_alone(self, office: Office) -> None:
        columns = [("hep", 9.5, ""), ("rong", 10.5, ""), ("giua", 2, ", canh: giua"), ("trai", 2.5, ", canh: trai")]
        told = ", ".join(f"{{ma: {ma}, rong: {width}{more}}}" for ma, width, more in columns)
        cells = ", ".join(f"{ma}: {ma.upper()}" for ma, _, _ in columns)
        docx = office.make(f"noi_dung: [A]\nphu_luc: [{{kho: ngang, bang: {{cot: [{told}], hang: [{{{cells}}}]}}}}]\n")
        aligned = [docx.paragraph(ma.upper()).find(f"{W}pPr/{W}jc") for ma, _, _ in columns]
        assert [jc is not None and jc.get(f"{W}val") for jc in aligned] == ["left", "both", "center", "left"]

    def test_a_head_of_two_rows_has_the_height_of_a_cell_over_both(self, office: Office) -> None:
        """LibreOffice cuts such a cell where the head repeats, unless the rows have a height of their own."""
        name = "Tên cơ quan, đơn vị được giao chủ trì thực hiện nhiệm vụ"
        docx = office.make(f"""
noi_dung: [A]
phu_luc:
  - bang:
      cot:
        - {{ma: dai, ten: "{name}", rong: 2}}
        - {{ma: cap, ten: Nhóm, cot: [{{ma: b, ten: Một, rong: 7}}, {{ma: c, ten: Hai, rong: 7}}]}}
      hang: [{{dai: A, b: B, c: C}}]
""")
        heights = [int(height.get(f"{W}val", "0")) for height in docx.grids[0].iter(f"{W}trHeight")]
        # eight lines of 12 pt
        assert len(heights) == 2 and 8 * 12 * 20 < sum(heights) < 11 * 14 * 20

    @pytest.mark.parametrize(("width", "repeated"), [(4, True), (1.2, False)])
    def test_a_head_taller_than_half_a_page_is_not_repeated(self, office: Office, width: float, repeated: bool) -> None:
        name = "Tên cơ quan, đơn vị được giao chủ trì thực hiện nhiệm vụ cùng với thời hạn hoàn thành và sản phẩm"
        columns = f'[{{ma: dai, ten: "{name}", rong: {width}}}, {{ma: b, ten: Hai, rong: 22}}]'
        docx = office.make(
            f"noi_dung: [A]\nphu_luc: [{{kho: ngang, bang: {{cot: {columns}, hang: [{{dai: A, b: B}}]}}}}]"
        )
        assert (docx.body.find(f".//{W}tblHeader") is not None) == repeated

    def test_rows_stay_whole_but_a_tall_one_may_break(self, office: Office) -> None:
        long = "chữ dài " * 400
        docx = table(office, f"{COLUMNS}hang: [{{viec: A}}, {{viec: {long}}}]")
        rows = docx.grids[0].findall(f"{W}tr")
        assert [tr.find(f"{W}trPr/{W}cantSplit") is not None for tr in rows] == [True, True, False]
        assert docx.tables[0][2][1] == long.strip()


class TestFootnotes:
    SOURCE = """
chu_thich:
  hai: Lời của chú thích sau.
  mot: [Lời trước một., Đoạn hai & *nghiêng*.]
mo_dau: Gọi[^mot] trước.
noi_dung: ["Gọi sau[^hai]"]
"""

    def test_notes_stand_in_the_order_called(self, office: Office) -> None:
        docx = office.make(self.SOURCE)
        assert docx.notes == [["Lời trước một.", "Đoạn hai & nghiêng."], ["Lời của chú thích sau."]]
        calls = [int(r.attrib[f"{W}id"]) for r in docx.body.iter(f"{W}footnoteReference")]
        assert calls == [1, 2]
        ids = [int(n.attrib[f"{W}id"]) for n in ET.fromstring(docx.parts["word/footnotes.xml"])]
        assert len(ids) == len(set(ids))
        assert set(calls) <= set(ids)

    def test_the_end_mark_stands_behind_the_call(self, office: Office) -> None:
        docx = office.make(self.SOURCE)
        last = docx.paragraph("Gọi sau")
        assert [e.tag.removeprefix(W) for e in last.iter() if e.tag in (f"{W}t", f"{W}footnoteReference")] == [
            "t",
            "footnoteReference",
            "t",
        ]

    def test_in_cells_titles_and_bases(self, office: Office) -> None:
        docx = office.make("""
chu_thich: {a: A., b: B., c: C., d: D.}
trich_yeu: thử[^a]
can_cu: ["Luật X[^b]"]
noi_dung: [{tieu_de: "Việc[^c]", muc: [E]}]
phu_luc:
  - bang: {cot: [{ma: viec, ten: V}], hang: [{viec: "Ô[^d]"}]}
""")
        assert docx.notes == [["A."], ["B."], ["C."], ["D."]]

    def test_no_note_no_new_part(self, office: Office) -> None:
        assert office.make("noi_dung: [A]").notes == []


class TestHeads:
    def test_letterhead_of_a_ward(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]")
        assert docx.paragraphs[:6] == [
            "ỦY BAN NHÂN DÂN",
            "PHƯỜNG MẪU",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 07/KH-UBND",
            "Mẫu, ngày 07 tháng 5 năm 2026",
        ]

    @pytest.mark.parametrize("spelt", ["Ủy", "Uỷ"])
    def test_a_committee_stands_above_its_place_however_it_is_spelt(self, office: Office, spelt: str) -> None:
        office.write(
            "plans/danh-muc/don-vi.yaml",
            f"- {{ma: xa, ten: {spelt} ban nhân dân xã An, dia_danh: An, ky_hieu: UBND}}\n",
        )
        docx = office.make("don_vi: xa\nnoi_dung: [A]")
        assert docx.paragraphs[:2] == [f"{spelt.upper()} BAN NHÂN DÂN", "XÃ AN"]

    def test_only_chu_quan_prints_a_line_above(self, office: Office) -> None:
        docx = office.make("don_vi: phong-van-hoa\nnoi_dung: [A]")
        assert docx.paragraphs[:2] == ["ỦY BAN NHÂN DÂN PHƯỜNG MẪU", "PHÒNG VĂN HÓA - XÃ HỘI"]

    def test_party_head(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]", "dang")
        assert docx.paragraphs[:5] == [
            "THÀNH ỦY MẪU",
            "ĐẢNG ỦY PHƯỜNG MẪU",
            "*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 07-KH/ĐU",
        ]
        assert "-----" in docx.paragraphs

    def test_decision(self, office: Office) -> None:
        docx = office.make("can_cu: [Luật A]\ndieu: [Ban hành., Hiệu lực]", "quyet-dinh")
        assert docx.paragraphs[6:] == [
            "QUYẾT ĐỊNH",
            "thử",
            "ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
            "Căn cứ Luật A.",
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành.",
            "Điều 2. Hiệu lực./.",
        ]

    def test_what_the_head_may_change(self, office: Office) -> None:
        docx = office.make(
            "tham_quyen: Chủ tịch Ủy ban nhân dân phường\nten_loai: Quy chế\nky_hieu: QC-UB\n"
            "dia_danh: Nơi khác\ndieu: [A]",
            "quyet-dinh",
        )
        for words in (
            "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG",
            "QUY CHẾ",
            "Số: 07/QC-UB",
            "Nơi khác, ngày 07 tháng 5 năm 2026",
        ):
            assert words in docx.paragraphs

    def test_programme(self, office: Office) -> None:
        docx = office.make("noi_dung: [A]", "chuong-trinh")
        assert "CHƯƠNG TRÌNH" in docx.paragraphs
        assert "Số: 07/CTr-UBND" in docx.paragraphs
