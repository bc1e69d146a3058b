"""`gen build --nguon`: each run of paragraphs says where it comes from, and nothing of the built files is touched."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openxml_audit import OpenXmlValidator
from tracked import comments
from wards import CITY as CITY_PLAN
from wards import DIFFERENT, NAME, City, differ_in_seven
from workbench import Docx, Office, W, cell_text, said

CITY = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 3
ngay: 2026-02-01
trich_yeu: thử ở {{ don_vi.goi }}
bien:
  dau_moi: Sở Nội vụ
can_cu:
  - {ma: luat, noi_dung: Luật A}
noi_dung:
  - ma: mot
    tieu_de: Nhóm một
    muc:
      - {ma: giu, noi_dung: Việc giữ nguyên}
      - {ma: giu-nua, noi_dung: "Việc gửi về {{ dau_moi }}"}
      - {ma: sua, noi_dung: Việc của thành phố, chu_tri: cap-xa}
      - {ma: bo, noi_dung: Việc sẽ bỏ}
      - {ma: chu, noi_dung: "Họp ở thôn, tổ dân phố[^a]"}
to_chuc_thuc_hien:
  - {ma: cuoi, noi_dung: Tổ chức thực hiện}
noi_nhan:
  - Như trên
phu_luc:
  - ma: viec
    tieu_de: Việc
    bang:
      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Nhiệm vụ}, {ma: chu_tri, ten: Chủ trì}]
      hang:
        - {ma: h1, viec: Việc một, chu_tri: cap-xa}
        - {ma: h2, viec: Việc hai, chu_tri: cap-xa}
        - {ma: h3, viec: Việc ba, chu_tri: thanh-pho-mau}
chu_thich:
  a: Lời chú của thành phố
"""
WARD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 8
ngay: 2026-06-01
thay_tu:
  thôn, tổ dân phố: tổ dân phố
nhan_viec:
  tu: viec
  chon: cap-xa
  giao: {h1: phong-van-hoa}
bien:
  dau_moi: Phòng Văn hóa
noi_dung:
  - ma: mot
    muc:
      - {ma: sua, noi_dung: Việc của phường}
      - !bo bo
      - {ma: them, sau: chu, noi_dung: Việc thêm}
noi_nhan: !thay
  - Phòng Văn hóa
chu_thich:
  a: Lời chú của phường
"""


class Desk(Office):
    """An office with a city's plan and a ward's."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write("plans/cha.yaml", CITY)
        self.write("plans/con.yaml", WARD)

    def copy(self, id: str) -> Docx:
        outcome = self.run("build", "--nguon", id)
        assert outcome.exit == 0, outcome.out + outcome.err
        return Docx((self.root / f"build/{id}.nguon.docx").read_bytes())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class TestComments:
    @pytest.fixture
    def said(self, desk: Desk) -> dict[str, str]:
        return dict(comments(desk.copy("con")))

    @pytest.mark.parametrize(
        ("about", "words"),
        [
            ("Số: 08/KH-UBND", "Ủy ban nhân dân phường Mẫu viết. | con.yaml:3"),
            ("thử ở phường", "tên gọi điền theo bản này. | don_vi = Ủy ban nhân dân phường Mẫu | cha.yaml:5"),
            ("Căn cứ Luật A.", "Kế thừa nguyên văn của Ủy ban nhân dân thành phố Mẫu. | cha.yaml:9"),
            (
                "a) Việc của phường",
                "phường Mẫu sửa. | Cha viết: “c) Việc của thành phố” (dòng 16 bản cha) | con.yaml:16",
            ),
            ("- Cơ quan chủ trì: Ủy ban nhân dân cấp xã", "Kế thừa nguyên văn của Ủy ban nhân dân thành phố Mẫu."),
            ("Họp ở", "có thay chữ (thay_tu). | “thôn, tổ dân phố” → “tổ dân phố” (dòng 6 bản này)"),
            ("Việc thêm", "Ủy ban nhân dân phường Mẫu viết thêm. | con.yaml:18"),
            ("- Phòng Văn hóa.", "viết thay cả phần của văn bản cha. | Phần của cha: dòng 21 bản cha | con.yaml:20"),
        ],
    )
    def test_where_each_comes_from(self, said: dict[str, str], about: str, words: str) -> None:
        found = [text for begin, text in said.items() if about.lstrip("abcd) ") in begin]
        assert found and words in found[0], said

    def test_one_comment_for_a_run(self, desk: Desk) -> None:
        found = comments(desk.copy("con"))
        run = [text for about, text in found if about == "I. NỘI DUNG"]
        assert len(run) == 1 and run[0].endswith("nguyên văn của Ủy ban nhân dân thành phố Mẫu. | cha.yaml:11-14")
        assert not [text for about, text in found if "Việc giữ nguyên" in about]
        filled = next(text for about, text in found if "Việc gửi về" in about)
        assert "dau_moi = “Phòng Văn hóa” (dòng 12 bản này)" in filled and "nguyên văn" not in filled

    def test_rows_are_told_cell_by_cell(self, said: dict[str, str]) -> None:
        rows = {text.split(" | ")[1]: text for text in said.values() if text.startswith("Hàng của")}
        assert list(rows) == [
            "Chủ trì: giao việc (dòng 10 bản này). Cha viết: “Ủy ban nhân dân cấp xã” (dòng 29 bản cha)"
        ]
        assert "Kế thừa nguyên văn của Ủy ban nhân dân thành phố Mẫu. | cha.yaml:30" in said.values()

    def test_a_note_is_told_at_its_call(self, said: dict[str, str]) -> None:
        call = next(text for about, text in said.items() if about.startswith("c) Họp") or "Họp ở" in about)
        assert "Chú thích 1: sửa (dòng 22 bản này). Cha viết: “Lời chú của thành phố” (dòng 33 bản cha)" in call

    def test_the_first_tells_the_whole(self, said: dict[str, str]) -> None:
        assert said["KẾ HOẠCH"].startswith("Bản xem nguồn, để soát chứ không để ký.")
        assert (
            "Bản cha: plans/cha.yaml" in said["KẾ HOẠCH"]
            and "Bỏ: “d) Việc sẽ bỏ” (dòng 17 bản cha)" in said["KẾ HOẠCH"]
        )

    def test_a_root_has_few(self, desk: Desk) -> None:
        found = comments(desk.copy("cha"))
        about = [begin for begin, _ in found]
        assert "I. NỘI DUNG" in about and "II. TỔ CHỨC THỰC HIỆN" in about
        assert len(about) == 10 and all("viết." in text for _, text in found[1:])

    def test_three_levels(self, desk: Desk) -> None:
        desk.write(
            "plans/chau.yaml",
            "ke_thua: con.yaml\ndon_vi: phuong-mau\nso: 9\nngay: 2026-07-01\n"
            "noi_dung: [{ma: mot, muc: [{ma: giu, noi_dung: Của phòng}, {ma: them, noi_dung: Thêm nữa}]}]\n",
        )
        said = dict(comments(desk.copy("chau")))
        assert "Cha viết: “a) Việc giữ nguyên” (cha.yaml:14)" in said["a) Của phòng"]
        assert any("Cha viết: “" in text and "(dòng 18 bản cha)" in text for text in said.values())
        assert any("(con.yaml:6)" in text or "(dòng 6 bản cha)" in text for text in said.values())

    def test_a_name_that_a_phrase_changed_is_told(self, desk: Desk) -> None:
        """`thay_tu` reaches the variables too: what they fill in is not word for word the city's."""
        rule = "  Sở Nội vụ: Văn phòng phường\n"
        ward = WARD.replace("bien:\n  dau_moi: Phòng Văn hóa\n", "").replace("thay_tu:\n", f"thay_tu:\n{rule}")
        desk.write("plans/con.yaml", ward)
        run = next(text for about, text in comments(desk.copy("con")) if "Việc gửi về" in about)
        assert "tên gọi điền theo bản này" in run and "dau_moi = “Văn phòng phường” (thay_tu, dòng 6 bản này)" in run

    def test_a_name_within_a_name_is_told(self, desk: Desk) -> None:
        desk.write("plans/cha.yaml", CITY.replace("dau_moi: Sở Nội vụ", 'dau_moi: "Phòng {{ ten }}"\n  ten: Nội vụ'))
        desk.write("plans/con.yaml", WARD.replace("dau_moi: Phòng Văn hóa", "ten: Văn hóa"))
        run = next(text for about, text in comments(desk.copy("con")) if "Việc gửi về" in about)
        assert "ten = “Văn hóa” (dòng 12 bản này)" in run and "nguyên văn" not in run

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ("{{ nam }}", ""),
            ("{{ so_ky_hieu }}", "so_ky_hieu: của bản này"),
            ("{{ ngay_ngan }}", "ngay_ngan: của bản này"),
            ("{{ van_ban_nay }}", ""),
        ],
    )
    def test_what_the_house_fills_in(self, desk: Desk, said: str, told: str) -> None:
        desk.write("plans/cha.yaml", CITY.replace("noi_dung: Luật A", f'noi_dung: "Luật A {said}"'))
        about = dict(comments(desk.copy("con")))
        found = next(text for begin, text in about.items() if begin.startswith("Căn cứ Luật A"))
        assert told in found and ("nguyên văn" in found) is not bool(told)

    def test_rows_left_to_others_are_counted(self, said: dict[str, str]) -> None:
        head = said["KẾ HOẠCH"]
        assert "; bỏ 1; không nhận 1 hàng là việc của đơn vị khác." in head, head
        assert "Không nhận: “Việc ba” (dòng 31 bản cha)" in head

    def test_a_section_that_is_not_inherited_is_quoted(self, desk: Desk) -> None:
        desk.write("plans/cha.yaml", CITY + "muc_dich: [{ma: x, noi_dung: 'Vì {{ don_vi.goi }}'}]\n")
        desk.write("plans/con.yaml", WARD + "khong_ke_thua: [muc_dich]\n")
        head = dict(comments(desk.copy("con")))["KẾ HOẠCH"]
        assert "Bỏ: “1. Mục đích” (dòng 34 bản cha)" in head, head

    def test_a_slot_that_is_open(self, desk: Desk) -> None:
        desk.write("plans/cha.yaml", CITY.replace("noi_dung: Việc sẽ bỏ", 'noi_dung: !dien "tên việc"'))
        assert desk.run("build", "--nguon", "cha").exit == 0


LABEL = re.compile(r"^(?:[IVX]+\.|[0-9.]+|[a-zđ]{1,2}\)|[-+]) ")


def bare(words: str) -> str:
    """Words without the label before them and the mark at their end."""
    return LABEL.sub("", words).rstrip(".;/ ")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    city = City(tmp_path_factory.mktemp("city"))
    city.derive_all()
    differ_in_seven(city)
    assert city.run("build").exit == 0
    assert city.run("build", "--nguon").exit == 0
    return city


class TestWhatIsSaidIsSo:
    """“Nguyên văn”, “tên gọi điền theo bản này”, the counts: held against the two prints, paragraph by paragraph."""

    @pytest.mark.parametrize("ward", [*DIFFERENT, "le-chan"])
    def test_against_the_parents_print(self, city: City, ward: str) -> None:
        parent = city.built(CITY_PLAN)
        assert parent is not None
        printed = {bare(words) for _, words in blocks(parent)}
        copy = Docx((city.root / f"build/{ward}/{NAME}.nguon.docx").read_bytes())
        kinds: Counter[str] = Counter()
        for words, text in commented(copy):
            if "nguyên văn của" in text:
                kinds["kept"] += 1
                assert bare(words) in printed, (words, text)
            elif "tên gọi điền theo bản này" in text:
                kinds["filled"] += 1
                assert bare(words) not in printed, (words, text)
        head = dict(comments(copy))["KẾ HOẠCH"]
        assert f"Như cha in: {kinds['kept']} đoạn và hàng; điền tên theo bản này: {kinds['filled']};" in head, head

    def test_what_the_parent_filled_in_is_not_ours(self, desk: Desk) -> None:
        desk.write("plans/chau.yaml", "ke_thua: con.yaml\ndon_vi: phuong-mau\nso: 9\nngay: 2026-07-01\n")
        said = next(text for about, text in comments(desk.copy("chau")) if "Việc gửi về" in about)
        assert "tên gọi điền theo văn bản cha" in said and "nguyên văn" not in said
        told = desk.run("explain", "chau", "noi-dung/mot/giu-nua").out
        assert "kế thừa, tên trong {{ }} điền theo văn bản cha" in told

    @pytest.mark.parametrize(
        ("id", "words"), [("con", "nguyên văn"), ("con-khac", "tên trong {{ }} điền theo bản này")]
    )
    def test_explain_says_so_too(self, desk: Desk, id: str, words: str) -> None:
        desk.write("plans/cha.yaml", CITY.replace("Việc giữ nguyên", '"Việc năm {{ nam }}"'))
        desk.write("plans/con-khac.yaml", WARD.replace("2026-06-01", "2027-06-01"))
        assert words in desk.run("explain", id, "noi-dung/mot/giu").out


def blocks(docx: Docx) -> Iterator[tuple[ET.Element, str]]:
    """Each paragraph with words; of the tables of appendices each row, its number left out."""
    rows = [row for grid in docx.grids for row in grid.iter(f"{W}tr")]
    inside = {p for row in rows for p in row.iter(f"{W}p")}
    for element in docx.body.iter():
        if element in rows:
            cells = [cell_text(cell) for cell in element.findall(f"{W}tc")]
            yield element, " | ".join(cells[1:] or cells)
        elif element.tag == f"{W}p" and element not in inside and said(element):
            yield element, said(element)


def commented(copy: Docx) -> Iterator[tuple[str, str]]:
    """Each block of a copy that a comment is about, and what it says; not the overview."""
    ids = [comment.get(f"{W}id", "") for comment in ET.fromstring(copy.parts["word/comments.xml"])]
    texts = {id: text for id, (_, text) in zip(ids, comments(copy), strict=True)}
    current: list[str] = []
    for element, words in blocks(copy):
        current += [mark.get(f"{W}id", "") for mark in element.iter(f"{W}commentRangeStart")]
        told = [id for id in current if id != ids[0]]
        if told:
            yield words, texts[told[-1]]
        gone = {mark.get(f"{W}id", "") for mark in element.iter(f"{W}commentRangeEnd")}
        current = [id for id in current if id not in gone]


class TestFiles:
    def test_the_words_are_those_of_the_built_file(self, desk: Desk) -> None:
        for id in ("cha", "con"):
            copy = desk.copy(id)
            assert desk.run("build", id).exit == 0
            built = desk.built(id)
            assert built is not None
            assert copy.paragraphs == built.paragraphs and copy.notes == built.notes
            assert b"urn:gen" not in b"".join(copy.parts.values())
            assert b"gen.van-tay" not in copy.parts["docProps/custom.xml"]
            with tempfile.NamedTemporaryFile(suffix=".docx") as file:
                file.write(copy.data)
                file.flush()
                result = OpenXmlValidator().validate(file.name)
            assert result.is_valid, result.errors[:3]

    def test_the_record_of_the_build_is_not_touched(self, desk: Desk) -> None:
        assert desk.run("build").exit == 0
        before = {path: path.read_bytes() for path in (desk.root / "build").rglob("*") if path.is_file()}
        assert desk.run("build", "--nguon").exit == 0
        for path, data in before.items():
            assert path.read_bytes() == data
        assert "0 tệp mới, 3 không đổi" in desk.run("build").err
        # a plan that goes takes its built file along, and nothing else
        (desk.root / "plans/tot.yaml").unlink()
        assert "1 bỏ vì không còn nguồn" in desk.run("build").err
        assert (desk.root / "build/tot.nguon.docx").is_file()
        assert not (desk.root / "build/.gen-tmp").exists()

    def test_same_input_same_bytes(self, desk: Desk) -> None:
        assert desk.copy("con").data == desk.copy("con").data

    def test_elsewhere(self, desk: Desk) -> None:
        assert desk.run("build", "--nguon", "--out", str(desk.root / "xem"), "con").exit == 0
        assert (desk.root / "xem/con.nguon.docx").is_file() and not (desk.root / "build").exists()

    def test_one_bad_plan_stops_no_other(self, desk: Desk) -> None:
        desk.copy("con")
        desk.write("plans/con.yaml", WARD + "sai_khoa: x\n")
        outcome = desk.run("build", "--nguon")
        assert outcome.exit == 1
        assert [one.code for one in outcome.findings] == ["schema/unknown-key"]
        assert (desk.root / "build/cha.nguon.docx").is_file()
        # the copy of what it was before would be taken for what it is now
        assert not (desk.root / "build/con.nguon.docx").exists()

    @pytest.mark.parametrize("other", ["--strict", "--why"])
    def test_not_with_what_is_for_the_files_to_be_signed(self, desk: Desk, other: str) -> None:
        outcome = desk.run("build", "--nguon", other)
        assert outcome.exit == 2 and "--nguon" in outcome.err


def test_a_table_of_the_body_and_who_signs_an_appendix(office: Office) -> None:
    table = "{cot: [{ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}], hang: [%s]}"
    rows = "{ma: mot, viec: Mở lớp, chu_tri: cap-xa}, {ma: hai, viec: Cấp giấy, chu_tri: Công an}"
    appendix = "phu_luc: [{ma: p, tieu_de: Danh sách, noi_dung: Lời, ky: {chuc_vu: Giám đốc}}]\n"
    city = f"noi_dung: [{{ma: giao, noi_dung: Giao, bang: {table % rows}}}]\n{appendix}ky: {{chuc_vu: Chủ tịch}}\n"
    office.write("plans/cha.yaml", city + office.tail("ke-hoach"))
    child = "nhan_viec: {tu: noi-dung/giao, chon: cap-xa, giao: {mot: phong-van-hoa}}\nphu_luc:\n"
    office.write(
        "plans/xa.yaml", f"ke_thua: cha.yaml\ndon_vi: phuong-mau\n{child}  - {{ma: p, ky: {{chuc_vu: Bí thư}}}}\n"
    )
    assert office.run("build", "--nguon", "xa").exit == 0
    said = dict(comments(Docx((office.root / "build/xa.nguon.docx").read_bytes())))
    assert "Chủ trì: giao việc (dòng 3 bản này)" in said["Mở lớp"]
    assert "không nhận 1 hàng" in said["KẾ HOẠCH"]
    assert "xa.yaml:5" in said["BÍ THƯ"] and "cha.yaml:3" in said["CHỦ TỊCH"]


def test_a_line_typed_below_the_title_of_an_appendix_is_explained(office: Office) -> None:
    appendix = "phu_luc:\n  - tieu_de: BẢNG\n    kem_theo: (Kèm theo văn bản riêng)\n    noi_dung: [Chữ một]\n"
    office.write("plans/a.yaml", "noi_dung: [Mở lớp]\n" + appendix + office.tail("ke-hoach"))
    told = office.run("explain", "a", "--text", "Kèm theo văn bản riêng")
    assert told.exit == 0 and "¶ (Kèm theo văn bản riêng)" in told.out
