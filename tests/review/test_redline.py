"""`gen redline`: all changes accepted give the new document, all rejected the old one, and a reader can follow."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from amend import amended
from docx_revisions import RevisionDocument
from docx_revisions.paragraph import RevisionParagraph
from needs import need
from openxml_audit import OpenXmlValidator
from places import PLANS, ROOT, TEMPLATES
from tracked import INS, accepted, changes, comments, looks, rejected
from workbench import Docx, Office, W

import gen.review.redline.merge
from gen.source import read_source
from gen.source.write import write
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

# plans amended at random; the rest of them in the long run
PAIRS, FEW_PAIRS = 16, 4


class Desk(Office):
    """An office that compares two plans."""

    def write_pair(self, old: str, new: str, kind: str = "ke-hoach") -> None:
        for name, text in (("cu", old), ("moi", new)):
            given = {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}
            rest = [line for line in self.tail(kind).splitlines() if line.split(":")[0] not in given]
            self.write(f"plans/{name}.yaml", "\n".join([text.rstrip(), *rest]) + "\n")

    def redline(self, old: str, new: str, kind: str = "ke-hoach") -> Docx:
        """The file with changes; it must read as the old plan and as the new one."""
        self.write_pair(old, new, kind)
        outcome = self.run("redline", "cu", "moi", "-o", str(self.root / "ra.docx"))
        assert outcome.exit == 0, outcome.out + outcome.err
        assert self.run("build", "cu", "moi").exit == 0
        found = Docx((self.root / "ra.docx").read_bytes())
        self.check(found, self.built("cu"), self.built("moi"))
        return found

    def check(self, found: Docx, old: Docx | None, new: Docx | None) -> None:
        assert old is not None and new is not None
        assert accepted(found) == accepted(new)
        assert rejected(found) == accepted(old)
        # every property of every paragraph, the ends of sections too
        assert looks(found) == looks(new)
        assert looks(found, INS) == looks(old)
        assert _pages(found, "del") == _pages(new, "del")
        assert _pages(found, "ins") == _pages(old, "del")
        sound(found)


def sound(found: Docx) -> None:
    """What Word would refuse, or take amiss."""
    ids = []
    for name in ("word/document.xml", "word/footnotes.xml"):
        root = ET.fromstring(found.parts[name])
        for cell in root.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"
        kinds = ("ins", "del", "rPrChange", "pPrChange", "sectPrChange", "commentRangeStart")
        ids += [one.get(f"{W}id") for kind in kinds for one in root.iter(f"{W}{kind}")]
        assert not [one for one in root.iter(f"{W}del") for t in one.iter(f"{W}t")]
    assert len(ids) == len(set(ids))
    assert b"urn:gen" not in b"".join(found.parts.values())
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(found.data)
        file.flush()
        result = OpenXmlValidator().validate(file.name)
    assert result.is_valid, result.errors[:3]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class TestWords:
    @pytest.mark.parametrize(
        ("old", "new", "shown"),
        [
            ("Xong trước ngày 15/8/2026.", "Xong trước ngày 20/8/2026.", "Xong trước ngày [-15/8/2026-]{+20/8/2026+}."),
            ("Theo Kế hoạch số 12/KH-UBND.", "Theo Kế hoạch số 15/KH-UBND.", "số [-12/KH-UBND-]{+15/KH-UBND+}."),
            ("Đạt từ 95% trở lên.", "Đạt từ 98,5% trở lên.", "Đạt từ [-95%-]{+98,5%+} trở lên."),
            ("Kiểm tra hằng tháng.", "Kiểm tra hằng tháng, hằng quý.", "Kiểm tra hằng tháng{+, hằng quý+}."),
        ],
    )
    def test_only_what_changed(self, desk: Desk, old: str, new: str, shown: str) -> None:
        found = desk.redline(f'noi_dung: ["{old}", Việc]', f'noi_dung: ["{new}", Việc]')
        assert shown in changes(found)

    def test_a_value_of_which_little_stays_is_struck_whole(self, desk: Desk) -> None:
        found = desk.redline(
            "noi_dung: [{noi_dung: Làm, chu_tri: Ủy ban nhân dân cấp xã}]",
            "noi_dung: [{noi_dung: Làm, chu_tri: Trạm Y tế xã}]",
        )
        assert "Cơ quan chủ trì: [-Ủy ban nhân dân cấp xã-]{+Trạm Y tế xã+}" in changes(found)

    def test_a_paragraph_torn_in_many_places_is_struck_whole(self, desk: Desk) -> None:
        old = "Các phòng rà soát danh mục việc đã giao, gửi kết quả về văn phòng trước khi họp giao ban vào thứ Hai."
        new = "Mỗi phòng lập danh mục việc mới, trình kết quả lên lãnh đạo sau khi họp xong ở từng tổ dân phố."
        found = desk.redline(f"noi_dung: [{{ma: a, noi_dung: '{old}'}}]", f"noi_dung: [{{ma: a, noi_dung: '{new}'}}]")
        assert f"[-1. {old[:-1]}" in changes(found) and f"{{+1. {new[:-1]}" in changes(found)

    def test_a_new_look_is_no_new_word(self, desk: Desk) -> None:
        found = desk.redline("noi_dung: [Làm rất tốt]", "noi_dung: [Làm *rất* tốt]")
        assert "[-" not in changes(found) and "{+" not in changes(found)
        change = next(found.body.iter(f"{W}rPrChange"))
        assert change.find(f"{W}rPr/{W}i") is None

    def test_a_heading_that_becomes_a_paragraph(self, desk: Desk) -> None:
        found = desk.redline(
            "noi_dung: [{ma: a, tieu_de: Nhóm việc}]", "noi_dung: [{ma: a, noi_dung: Nhóm việc}, Việc khác]"
        )
        assert len(list(found.body.iter(f"{W}pPrChange"))) == 1

    def test_two_plans_that_print_alike(self, desk: Desk) -> None:
        found = desk.redline("noi_dung: [Việc]", "noi_dung:\n  - noi_dung: Việc")
        assert not list(found.body.iter(f"{W}ins")) and not list(found.body.iter(f"{W}del"))


class TestItems:
    def test_an_item_put_in_moves_the_numbers(self, desk: Desk) -> None:
        found = desk.redline(
            "noi_dung: [{ma: a, noi_dung: Một}, {ma: b, noi_dung: Hai}]",
            "noi_dung: [{ma: a, noi_dung: Một}, {ma: x, noi_dung: Chen vào giữa}, {ma: b, noi_dung: Hai}]",
        )
        assert "1. Một\n{+2. Chen vào giữa+}\n[-2-]{+3+}. Hai" in changes(found)

    def test_items_are_known_by_id_not_by_place(self, desk: Desk) -> None:
        found = desk.redline(
            "noi_dung: [{ma: a, noi_dung: Rà soát hồ sơ của phòng}, {ma: b, noi_dung: Rà soát hồ sơ của đội}]",
            "noi_dung: [{ma: b, noi_dung: Rà soát hồ sơ của đội}]",
        )
        assert "[-1. Rà soát hồ sơ của phòng-]\n[-2-]{+1+}. Rà soát hồ sơ của đội" in changes(found)

    def test_a_moved_item_says_so(self, desk: Desk) -> None:
        a, b, c = ("{ma: a, noi_dung: Một}", "{ma: b, noi_dung: Hai}", "{ma: c, noi_dung: Ba}")
        found = desk.redline(f"noi_dung: [{a}, {b}, {c}]", f"noi_dung: [{c}, {a}, {b}]")
        said = dict(comments(found))
        assert said["1. Ba"].startswith("Chuyển từ chỗ khác tới, lời giữ nguyên")
        assert said["3. Ba./."].startswith("Không bỏ: chuyển sang chỗ khác")

    def test_an_article(self, desk: Desk) -> None:
        desk.redline("dieu: [Một, Hai]", "dieu: [Một, Một rưỡi, Hai]", "quyet-dinh")


class TestTables:
    HEAD = "phu_luc:\n- ma: pl\n  bang:\n    cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}, {ma: ai, ten: Ai}]\n"

    def test_rows_are_known_by_id(self, desk: Desk) -> None:
        rows = {"a": "{ma: a, viec: Kiểm tra, ai: Phòng}", "b": "{ma: b, viec: Đôn đốc, ai: Phòng}"}
        head = f"noi_dung: [Việc]\n{self.HEAD}"
        found = desk.redline(
            f"{head}    hang: [{rows['a']}, {rows['b']}]\n",
            f"{head}    hang: [{rows['b'].replace('Phòng', 'Đội')}, {{ma: c, viec: Báo cáo, ai: Tổ}}]\n",
        )
        assert [row.find(f"{W}trPr/{W}del") is not None for row in _rows(found)] == [False, True, False, False]
        assert [row.find(f"{W}trPr/{W}ins") is not None for row in _rows(found)] == [False, False, False, True]
        assert "[-2-]{+1+}\nĐôn đốc\n[-Phòng-]{+Đội+}" in changes(found)

    def test_two_tasks_of_one_body_are_two_rows(self, desk: Desk) -> None:
        """However long the name of the body: a row that went and one that came are no rewording, and nothing moved."""
        body = "Các sở và Ủy ban nhân dân các phường thuộc thành phố"
        columns = "cot: [{ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}]"
        table = f"phu_luc:\n  - ma: p\n    bang:\n      {columns}\n      hang:\n"
        old, new = (
            "noi_dung: [Việc]\n"
            + table
            + "".join(f"        - {{ma: {ma}, viec: {said}, chu_tri: {body}}}\n" for ma, said in rows)
            for rows in (
                [("h1", "Rà soát"), ("h2", "Tập huấn cán bộ"), ("h3", "Họp giao ban")],
                [("h1", "Rà soát"), ("h4", "Họp tổng kết"), ("h2", "Tập huấn cán bộ")],
            )
        )
        told = changes(desk.redline(old, new))
        assert "[-Họp giao ban-]\n" in told and "{+Họp tổng kết+}\n" in told
        assert "\nTập huấn cán bộ\n" in told

    def test_a_moved_row_says_so(self, desk: Desk) -> None:
        head = f"noi_dung: [Việc]\n{self.HEAD}"
        rows = ["{ma: a, viec: Một, ai: A}", "{ma: b, viec: Hai, ai: B}", "{ma: c, viec: Ba, ai: C}"]
        found = desk.redline(f"{head}    hang: [{', '.join(rows)}]\n", f"{head}    hang: [{', '.join(rows[::-1])}]\n")
        assert any("Chuyển từ chỗ khác tới" in said for _, said in comments(found))

    def test_a_row_too_tall_to_be_kept_whole(self, desk: Desk) -> None:
        head = f"noi_dung: [Việc]\n{self.HEAD}"
        tall = "{ma: b, viec: '" + "Rất nhiều chữ " * 120 + "', ai: B}"
        found = desk.redline(
            f"{head}    hang: [{{ma: a, viec: Một, ai: A}}]\n",
            f"{head}    hang: [{{ma: a, viec: Một, ai: A}}, {tall}]\n",
        )
        assert _rows(found)[2].find(f"{W}trPr/{W}ins") is not None

    def test_another_column(self, desk: Desk) -> None:
        head = f"noi_dung: [Việc]\n{self.HEAD}"
        new = head.replace("{ma: ai, ten: Ai}", "{ma: ai, ten: Ai}, {ma: khi, ten: Khi nào}")
        desk.redline(
            f"{head}    hang: [{{ma: a, viec: Một, ai: A}}]\n",
            f"{new}    hang: [{{ma: a, viec: Một, ai: A, khi: Mai}}]\n",
        )

    def test_joined_cells(self, desk: Desk) -> None:
        head = f"noi_dung: [Việc]\n{self.HEAD}"
        desk.redline(
            f'{head}    hang: [{{ma: a, viec: Một, ai: A}}, {{ma: b, viec: "^"}}, {{ma: c, viec: "^", ai: C}}]\n',
            f'{head}    hang: [{{ma: b, viec: Một, ai: B}}, {{ma: c, viec: "^", ai: C}}]\n',
        )

    def test_paragraphs_of_a_cell(self, desk: Desk) -> None:
        head = f"noi_dung: [Việc]\n{self.HEAD}"
        for old, new in (("[Một, Hai]", "[Một]"), ("[Một]", "[Một, Hai, Ba]"), ("[Một, Hai]", "[Khác hẳn rồi]")):
            desk.redline(
                f"{head}    hang: [{{ma: a, viec: {old}, ai: A}}]\n",
                f"{head}    hang: [{{ma: a, viec: {new}, ai: A}}]\n",
            )


class TestTablesOfTheBody:
    """Beside text, one behind the other, at the end of the text, moved to an appendix, in one that is signed."""

    TABLE = "bang: {cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}, {ma: han, ten: Hạn}], hang: [%s]}"
    ONE, TWO = "{ma: a, viec: Mở lớp học bơi, han: Quý I}", "{ma: b, viec: Cấp chứng nhận, han: Quý II}"
    THREE = "{ma: c, viec: Tổng kết cả năm, han: Quý IV}"
    FIRST, OTHER = TABLE % f"{ONE}, {TWO}", TABLE % f"{ONE.replace('Quý I', 'Quý III')}, {THREE}"
    SIGNED = "ky: {chuc_vu: Chủ tịch, ho_ten: Lê Văn Mẫu}, noi_nhan: [Như trên, {luu: VT}]"
    SIGNED_ANEW = "ky: {chuc_vu: Phó Chủ tịch, ho_ten: Lê Văn Khác}, noi_nhan: [Như trên, Công an, {luu: VT}]"
    TAIL = "noi_dung: [Hết]\nphu_luc: [{ma: p, tieu_de: Danh mục, %s}]"

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (
                f"noi_dung: [{{ma: x, noi_dung: Một, {FIRST}}}, Hết]",
                f"noi_dung: [{{ma: x, noi_dung: Một, {OTHER}}}, Hết]",
            ),
            ("noi_dung: [{ma: x, noi_dung: Một}, Hết]", f"noi_dung: [{{ma: x, noi_dung: Một, {FIRST}}}, Hết]"),
            (f"noi_dung: [Đầu, {{ma: x, noi_dung: Một, {FIRST}}}]", "noi_dung: [Đầu, {ma: x, noi_dung: Một}]"),
            (
                f"noi_dung: [{{ma: x, {FIRST}}}, {{ma: y, {TABLE % THREE}}}, Hết]",
                f"noi_dung: [{{ma: y, {TABLE % TWO}}}, Hết]",
            ),
            (
                f"noi_dung: [{{ma: x, noi_dung: Một, {FIRST}}}, {{ma: y, noi_dung: Hai, {TABLE % THREE}}}]",
                f"noi_dung: [{{ma: y, noi_dung: Hai, {TABLE % THREE}}}, {{ma: x, noi_dung: Một, {FIRST}}}]",
            ),
            (f"noi_dung: [{{ma: x, noi_dung: Hết, {FIRST}}}]", TAIL % FIRST),
            (TAIL % f"{FIRST}, {SIGNED}", TAIL % f"{OTHER}, {SIGNED_ANEW}"),
            (TAIL % FIRST, TAIL % f"{OTHER}, {SIGNED_ANEW}"),
            ("noi_dung: [Hết]", TAIL % f"noi_dung: Lời, {SIGNED}"),
        ],
    )
    def test_come_and_gone(self, desk: Desk, old: str, new: str) -> None:
        desk.redline(old, new)
        desk.redline(new, old)

    def test_only_what_changed(self, desk: Desk) -> None:
        found = desk.redline(*(f"noi_dung: [{{ma: x, noi_dung: Một, {table}}}]" for table in (self.FIRST, self.OTHER)))
        told = changes(found)
        assert "[-Quý I-]{+Quý III+}" in told and "[-Cấp chứng nhận-]" in told and "1. Một\n" in told


def _rows(found: Docx) -> list[ET.Element]:
    return list(found.grids[0].findall(f"{W}tr"))


class TestNotes:
    def test_words_of_a_note(self, desk: Desk) -> None:
        found = desk.redline(
            "noi_dung: ['Việc[^a]']\nchu_thich: {a: Theo Luật năm 2022}",
            "noi_dung: ['Việc[^a]']\nchu_thich: {a: Theo Luật năm 2025}",
        )
        notes = found.parts["word/footnotes.xml"].decode()
        assert "2022</w:delText>" in notes and "2025</w:t>" in notes
        assert "[-" not in changes(found) and "{+" not in changes(found)

    def test_notes_that_came_and_went(self, desk: Desk) -> None:
        one, two = "noi_dung: ['Một[^a]', 'Hai[^b]']", "noi_dung: ['Một[^c]', 'Hai[^b]']"
        found = desk.redline(f"{one}\nchu_thich: {{a: A, b: B}}", f"{two}\nchu_thich: {{c: [C một, C hai], b: B sau}}")
        ids = [int(call.get(f"{W}id", "")) for call in found.body.iter(f"{W}footnoteReference")]
        # LibreOffice counts the notes in place of reading their numbers
        assert ids == sorted(ids)
        root = ET.fromstring(found.parts["word/footnotes.xml"])
        assert [int(note.get(f"{W}id", "")) for note in root][-3:] == ids


class TestHeadAndEnd:
    def test_all_of_it(self, desk: Desk) -> None:
        old = (
            "so: 12\nngay: 2026-03-01\ntrich_yeu: việc cũ\ncan_cu: [Luật A, Luật B]\nmo_dau: Nay làm\n"
            "noi_dung: [Việc]\nket_thuc: Hết việc\nnoi_nhan: [Như trên, {luu: VT}]\n"
            "ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần A}"
        )
        new = (
            "so: 15\nngay: 2026-04-02\ntrich_yeu: việc mới\ncan_cu: [Luật B, Luật C]\nmo_dau: Nay cùng làm\n"
            "noi_dung: [Việc]\nket_thuc: Hết cả việc\nnoi_nhan: [Sở Nội vụ, Như trên, {luu: 'VT, VX'}]\n"
            "ky: {chuc_vu: Chủ tịch, ho_ten: Lê B}"
        )
        told = changes(desk.redline(old, new))
        assert "Số: [-12/KH-UBND-]{+15/KH-UBND+}" in told
        assert "[-ngày 01 tháng 3 năm 2026-]{+ngày 02 tháng 4 năm 2026+}" in told
        assert "[-Căn cứ Luật A;-]" in told and "{+- Sở Nội vụ;+}\n- Như trên;" in told and "{+, VX+}." in told

    def test_several_signatories(self, desk: Desk) -> None:
        both = "noi_dung: [Việc]\nky: "
        desk.redline(f"{both}{{chuc_vu: Chủ tịch}}", f"{both}[{{chuc_vu: Chủ tịch}}, {{chuc_vu: Giám đốc, ho_ten: A}}]")

    def test_of_the_state_and_of_the_party(self, desk: Desk) -> None:
        desk.redline("noi_dung: [Việc]", "don_vi: dang-uy-mau\nnoi_dung: [Việc]")


class TestAppendices:
    ONE = "- {ma: mot, tieu_de: Một, noi_dung: Lời một}\n"
    TWO = "- {ma: hai, tieu_de: Hai, kho: ngang, noi_dung: Lời hai}\n"
    THREE = "- {ma: ba, tieu_de: Ba, noi_dung: Lời ba}\n"
    BODY = "noi_dung: [Việc]\n"

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("", ONE),
            ("", TWO),
            (TWO, ""),
            (ONE, ONE + TWO),
            (ONE + TWO, TWO),
            (ONE + TWO, ONE),
            (ONE, TWO),
            (TWO, ONE),
            (ONE + TWO, TWO + ONE),
            (ONE + TWO + THREE, ONE + THREE),
            (ONE + THREE, ONE + TWO + THREE),
        ],
    )
    def test_come_and_gone(self, desk: Desk, old: str, new: str) -> None:
        found = desk.redline(
            self.BODY + (f"phu_luc:\n{old}" if old else ""), self.BODY + (f"phu_luc:\n{new}" if new else "")
        )
        for gone, id in (("del", "moi"), ("ins", "cu")):
            built = desk.built(id)
            assert built is not None
            assert _pages(found, gone) == _pages(built, "del"), id

    def test_a_moved_appendix_says_so(self, desk: Desk) -> None:
        found = desk.redline(f"{self.BODY}phu_luc:\n{self.ONE}{self.TWO}", f"{self.BODY}phu_luc:\n{self.TWO}{self.ONE}")
        assert sorted(said.split(":")[0].split(" từ")[0] for _, said in comments(found)[1:]) == ["Chuyển", "Không bỏ"]
        assert all("lời giữ nguyên" in said for _, said in comments(found)[1:])

    def test_turned(self, desk: Desk) -> None:
        found = desk.redline(
            f"{self.BODY}phu_luc:\n{self.TWO}", f"{self.BODY}phu_luc:\n{self.TWO.replace('ngang', 'doc')}"
        )
        assert len(list(found.body.iter(f"{W}sectPrChange"))) == 1


def _pages(found: Docx, gone: str) -> list[str]:
    """The width of the pages of each section that is left once changes are accepted (or rejected: `ins` goes)."""
    kept = []
    for holder in [*found.body.findall(f"{W}p"), found.body]:
        section = holder.find(f"{W}sectPr") if holder is found.body else holder.find(f"{W}pPr/{W}sectPr")
        if section is None:
            continue
        mark = None if holder is found.body else holder.find(f"{W}pPr/{W}rPr/{W}{gone}")
        if mark is None:
            old = section.find(f"{W}sectPrChange/{W}sectPr")
            size = (old if gone == "ins" and old is not None else section).find(f"{W}pgSz")
            assert size is not None
            kept.append(size.get(f"{W}w", ""))
    return kept


@pytest.fixture(scope="module")
def plans() -> list[str]:
    """The example plans, each as a source of its own."""
    library = Library(Workspace(ROOT))
    shown = [library.shown(id)[0] for id in library.workspace.documents()]
    return [write(root) for root in shown if root is not None]


class TestAtRandom:
    @pytest.mark.parametrize(
        "seed", [pytest.param(seed, marks=pytest.mark.long if seed >= FEW_PAIRS else ()) for seed in range(PAIRS)]
    )
    def test_plans_amended_as_offices_do(self, tmp_path: Path, plans: list[str], seed: int) -> None:
        desk = Desk(tmp_path)
        shutil.copytree(PLANS / "danh-muc", tmp_path / "plans/danh-muc", dirs_exist_ok=True)
        rng = random.Random(seed)
        while True:
            text = rng.choice(plans)
            root, _ = read_source(text.encode(), "plans/cu.yaml")
            assert root is not None
            desk.write("plans/cu.yaml", text)
            desk.write("plans/moi.yaml", write(amended(root, rng, rng.choice((1, 3, 9)))))
            if desk.run("build", "cu", "moi").exit == 0:
                break
        assert desk.run("redline", "cu", "moi", "-o", str(tmp_path / "ra.docx")).exit == 0
        found = Docx((tmp_path / "ra.docx").read_bytes())
        old, new = desk.built("cu"), desk.built("moi")
        desk.check(found, old, new)
        assert old is not None and new is not None
        for what, wanted in (("accepted_text", new), ("original_text", old)):
            assert _by_another(found, what) == _by_another(wanted, "accepted_text")


@pytest.mark.long
@pytest.mark.parametrize("args", [("redline", "cu", "moi", "-o"), ("build", "--nguon", "moi", "--out")])
def test_the_page_begins_where_it_does_in_print(desk: Desk, args: tuple[str, ...]) -> None:
    """LibreOffice puts an empty line above a table that begins a file with comments."""
    need("soffice")
    need("pdftotext")
    desk.write_pair("noi_dung: [Một]", "noi_dung: [Hai]")
    assert desk.run("build", "cu", "moi").exit == 0
    out = desk.root / "ra"
    out.mkdir()
    assert desk.run(*args, str(out / "ra.docx" if "redline" in args else out)).exit == 0
    copy = next(out.glob("*.docx"))
    tops = [_top(path, desk.root) for path in (desk.root / "build/moi.docx", copy)]
    assert abs(tops[0] - tops[1]) < 0.5, tops


def _top(docx: Path, room: Path) -> float:
    """How far below the edge of page 1 the first word stands, in points, as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(room / 'lo').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(room / "pdf"), str(docx)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", str(room / f"pdf/{docx.stem}.pdf"), "-"], check=True, capture_output=True
    )
    return min(float(found) for found in re.findall(rb'yMin="([0-9.]+)"', boxes.stdout))


class TestAnyTwo:
    """Two documents that have nothing to do with each other: the examples, in the drawn order."""

    @pytest.mark.parametrize(
        "seed", [pytest.param(seed, marks=pytest.mark.long if seed >= FEW_PAIRS else ()) for seed in range(PAIRS)]
    )
    def test_of_the_examples(self, tmp_path: Path, plans: list[str], seed: int) -> None:
        desk = Desk(tmp_path)
        shutil.copytree(PLANS / "danh-muc", tmp_path / "plans/danh-muc", dirs_exist_ok=True)
        for name, text in zip(("cu", "moi"), random.Random(seed).sample(plans, 2), strict=True):
            desk.write(f"plans/{name}.yaml", text)
        assert desk.run("build", "cu", "moi").exit == 0
        assert desk.run("redline", "cu", "moi", "-o", str(tmp_path / "ra.docx")).exit == 0
        desk.check(Docx((tmp_path / "ra.docx").read_bytes()), desk.built("cu"), desk.built("moi"))


def _by_another(found: Docx, what: str) -> str:
    """All letters of a body as docx-revisions reads them."""
    document = RevisionDocument(io.BytesIO(found.data)).document
    body = document.element.body
    letters = "".join(getattr(RevisionParagraph(p, document), what) for p in body.iter(f"{W}p"))
    return "".join(letters.split())


class TestCommand:
    CHILD = (
        "ke_thua: cha.yaml\ndon_vi: phuong-mau\nso: 8\nngay: 2026-06-01\nnoi_dung: [{ma: a, noi_dung: Của phường}]\n"
    )
    PARENT = "loai: ke-hoach\ndon_vi: thanh-pho-mau\nso: 3\nngay: 2026-02-01\ntrich_yeu: thử\n"

    @pytest.fixture
    def family(self, desk: Desk) -> Desk:
        desk.write(
            "plans/cha.yaml", f"{self.PARENT}noi_dung: [{{ma: a, noi_dung: Của thành phố}}, {{ma: b, noi_dung: B}}]\n"
        )
        desk.write("plans/con.yaml", self.CHILD)
        return desk

    def test_against_the_parent(self, family: Desk) -> None:
        outcome = family.run("redline", "--voi-cha", "plans/con.yaml")
        assert outcome.exit == 0, outcome.err
        found = Docx((family.root / "build/con.so-sanh.docx").read_bytes())
        assert "Của [-thành phố-]{+phường+}" in changes(found)
        authors = {one.get(f"{W}author") for one in found.body.iter() if one.tag in (f"{W}ins", f"{W}del")}
        assert authors == {"Ủy ban nhân dân phường Mẫu"}
        about, said = comments(found)[0]
        assert about == "KẾ HOẠCH" and "3/KH-UBND" in said and "plans/con.yaml" in said
        # a copy to be looked at has no fingerprint of a document to be signed
        assert b"gen.van-tay" not in found.parts["docProps/custom.xml"]

    def test_every_heir_in_one_call(self, family: Desk) -> None:
        """One that can't be printed stops no other; the files are those of one call each."""
        family.write("plans/con-hai.yaml", self.CHILD.replace("Của phường", "Của phường hai"))
        family.write("plans/chau.yaml", self.CHILD.replace("ke_thua: cha", "ke_thua: con"))
        family.write("plans/hong.yaml", self.CHILD + "sai_khoa: x\n")
        single = {}
        for id in ("con", "con-hai"):
            assert family.run("redline", "cha", id, "-o", str(family.root / f"{id}.docx")).exit == 0
            single[id] = (family.root / f"{id}.docx").read_bytes()
        outcome = family.run("redline", "--cha", "cha")
        assert outcome.exit == 1 and [one.code for one in outcome.findings] == ["schema/unknown-key"]
        assert "3 bản so sánh, 1 không so được (hong)." in outcome.err
        for id, data in single.items():
            assert (family.root / f"build/{id}.so-sanh.docx").read_bytes() == data
        outcome = family.run("redline", "--voi-cha", "con", "con-hai", "-o", str(family.root / "xem"))
        assert outcome.exit == 0 and "con-hai.so-sanh.docx: 4 chỗ thêm, 4 chỗ bỏ" in outcome.err, outcome.err
        assert (family.root / "xem/con.so-sanh.docx").read_bytes() == single["con"]

    def test_a_file_of_somebodys_own_stops_no_other(self, family: Desk) -> None:
        family.write("plans/con-hai.yaml", self.CHILD)
        family.write("build/con.so-sanh.docx", "của ai đó")
        outcome = family.run("redline", "--cha", "cha")
        assert outcome.exit == 1 and "1 bản so sánh, 1 không so được (con)." in outcome.err
        assert [one.code for one in outcome.findings] == ["render/in-the-way"], outcome.out
        assert (family.root / "build/con.so-sanh.docx").read_text(encoding="utf-8") == "của ai đó"
        assert (family.root / "build/con-hai.so-sanh.docx").is_file()

    def test_by_processes(self, family: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gen.build.pool._FIRST", 1)
        monkeypatch.setattr("gen.build.pool._WORTH_A_PROCESS", 1)
        for number in range(6):
            family.write(f"plans/con-{number}.yaml", self.CHILD.replace("Của phường", f"Của phường {number}"))
        for jobs in ("1", "3"):
            out = str(family.root / jobs)
            assert family.run("redline", "--cha", "cha", "-j", jobs, "-o", out).exit == 0
        one, three = (
            {path.name: path.read_bytes() for path in (family.root / jobs).rglob("*.docx")} for jobs in ("1", "3")
        )
        assert len(one) == 7 and one == three

    def test_its_text_says_that_struck_words_are_left_out(self, family: Desk) -> None:
        assert family.run("redline", "--voi-cha", "con").exit == 0
        assert family.run("build", "con").exit == 0
        *lines, last = family.run("text", str(family.root / "build/con.so-sanh.docx")).out.splitlines()
        assert lines == family.run("text", str(family.root / "build/con.docx")).out.splitlines()
        assert last == "(Tệp còn dấu sửa chưa chấp nhận; chữ bị gạch không in ở trên.)"

    def test_same_input_same_bytes(self, family: Desk) -> None:
        twice = []
        for name in ("a.docx", "b.docx"):
            assert family.run("redline", "cha", "con", "-o", str(family.root / name)).exit == 0
            twice.append((family.root / name).read_bytes())
        assert twice[0] == twice[1]

    def test_the_build_does_not_mind(self, family: Desk) -> None:
        family.run("build")
        family.run("redline", "--voi-cha", "con")
        outcome = family.run("build")
        assert "0 tệp mới" in outcome.err
        assert (family.root / "build/con.so-sanh.docx").is_file()

    def test_in_git(self, family: Desk) -> None:
        def git(*args: str) -> None:
            subprocess.run(
                ["git", "-c", "user.name=a", "-c", "user.email=a@b", *args],
                cwd=family.root,
                check=True,
                capture_output=True,
            )

        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "x")
        family.write(
            "plans/cha.yaml", f"{self.PARENT}noi_dung: [{{ma: a, noi_dung: Nay khác}}, {{ma: b, noi_dung: Bê}}]\n"
        )
        outcome = family.run("redline", "--git", "HEAD", "con", "-o", str(family.root / "g.docx"))
        assert outcome.exit == 0, outcome.err
        # the ward's own words stay, the parent's are followed
        printed = Docx((family.root / "g.docx").read_bytes())
        assert changes(printed).endswith("1. Của phường\n2. [-B-]{+Bê+}./.")
        # both bear one name: which is which is said in words
        _, said = comments(printed)[0]
        assert re.search(r"gạch ngang: chỉ có ở bản trước, .*\(HEAD\)\.", said)
        assert re.search(r"gạch chân: chỉ có ở bản sau, .*\(các tệp hiện nay\)\.", said)
        assert family.run("redline", "--git", "HEAD", "moi-toanh").exit == 2
        # a plan whose file was renamed is known by both names
        (family.root / "plans/con.yaml").rename(family.root / "plans/con-moi.yaml")
        refused = family.run("redline", "--git", "HEAD", "con-moi")
        assert refused.exit == 2 and "gen redline --git HEAD TÊN-CŨ con-moi" in refused.err
        outcome = family.run("redline", "--git", "HEAD", "con", "con-moi", "-o", str(family.root / "g.docx"))
        assert outcome.exit == 0, outcome.err
        assert changes(Docx((family.root / "g.docx").read_bytes())).endswith("1. Của phường\n2. [-B-]{+Bê+}./.")
        assert family.run("redline", "--git", "HEAD", "con", "con-moi", "cha").exit == 2

    def test_what_is_wrong_with_a_plan_is_told(self, family: Desk) -> None:
        family.write("plans/con.yaml", self.CHILD + "sai_khoa: x\n")
        outcome = family.run("redline", "--voi-cha", "con")
        assert outcome.exit == 1
        assert [one.code for one in outcome.findings] == ["schema/unknown-key"]
        assert not (family.root / "build/con.so-sanh.docx").exists()
        family.write("plans/cha.yaml", self.PARENT + "sai_khoa: x\n")
        family.write("plans/con.yaml", self.CHILD)
        outcome = family.run("redline", "--voi-cha", "con")
        assert outcome.exit == 1
        assert [one.path for one in outcome.findings] == ["plans/cha.yaml"]

    @pytest.mark.parametrize(
        "args",
        [
            ["cha"],
            ["cha", "con", "tot"],
            ["--voi-cha", "cha"],
            ["--voi-cha"],
            ["--voi-cha", "con", "tot"],
            ["--voi-cha", "--cha", "cha"],
            ["--cha", "con"],
            ["--cha", "cha", "con"],
            ["--cha", "cha", "-o", "ra.docx"],
            ["--cha", "cha", "-o", "plans"],
            ["--git", "HEAD", "--voi-cha", "con"],
            ["cha", "khong-co"],
            ["cha", "con", "-o", "plans/con.yaml"],
            ["cha", "con", "-o", "plans/ra.docx"],
            ["cha", "con", "-o", "templates/ra.docx"],
            ["cha", "con", "-o", "build/con.docx"],
            ["cha", "con", "-o", "thu.pdf"],
            ["cha", "con", "-o", "tay.docx"],
            ["cha", "con", "-o", "chu.docx"],
        ],
    )
    def test_what_is_refused(self, family: Desk, args: list[str]) -> None:
        family.run("build")
        by_hand = io.BytesIO()
        with zipfile.ZipFile(by_hand, "w") as archive:
            archive.writestr("word/document.xml", "<w/>")
        family.write("tay.docx", by_hand.getvalue())
        family.write("chu.docx", "không phải tệp Word")
        before = _all_files(family.root)
        placed = [str(family.root / arg) if at and args[at - 1] == "-o" else arg for at, arg in enumerate(args)]
        outcome = family.run("redline", *placed)
        assert outcome.exit == 2 and outcome.err.startswith("gen: ") and outcome.err.count("\n") == 1
        assert _all_files(family.root) == before

    def test_an_own_file_is_written_again(self, family: Desk) -> None:
        for _ in range(2):
            assert family.run("redline", "cha", "con", "-o", str(family.root / "ra.docx")).exit == 0

    def test_a_file_that_lost_a_word_is_not_written(
        self, family: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        whole = gen.review.redline.merge.merged_body
        monkeypatch.setattr(gen.review.redline.merge, "merged_body", lambda desk: _without_a_line(whole(desk)))
        outcome = family.run("redline", "cha", "con", "-o", str(family.root / "ra.docx"))
        assert outcome.exit == 3 and "WordsLost" in outcome.err
        assert not (family.root / "ra.docx").exists()


def _without_a_line(lines: list[ET.Element]) -> list[ET.Element]:
    return [*lines[:4], *lines[5:]]


def _all_files(root: Path) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".gen" not in path.name
    }


class TestOwnTemplate:
    def test_controls_and_links(self, desk: Desk) -> None:
        """An office that put parts of its template into boxes of Word's."""
        shutil.copytree(TEMPLATES, desk.root / "templates")
        path = desk.root / "templates/chinh-quyen/ke-hoach.docx"
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        xml = parts["word/document.xml"].decode()
        number, place = (
            f'<w:r><w:t xml:space="preserve">{{{{ {x} }}}}</w:t></w:r>' for x in ("so_ky_hieu", "dia_danh_ngay")
        )
        xml = xml.replace(number, f"<w:sdt><w:sdtContent>{number}</w:sdtContent></w:sdt>")
        xml = xml.replace(place, f'<w:hyperlink w:anchor="x">{place}</w:hyperlink>')
        kind = re.search(r"<w:p>(?:(?!</w:p>).)*\{\{ ten_loai \}\}.*?</w:p>", xml)
        assert kind is not None
        xml = xml.replace(kind[0], f"<w:sdt><w:sdtContent>{kind[0]}</w:sdtContent></w:sdt>")
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in (parts | {"word/document.xml": xml.encode()}).items():
                archive.writestr(name, data)
        found = desk.redline("so: 12\nngay: 2026-03-01\nnoi_dung: [Việc]", "so: 15\nngay: 2026-03-02\nnoi_dung: [Việc]")
        assert "[-12/KH-UBND-]{+15/KH-UBND+}" in changes(found)


@pytest.mark.long
class TestCorpus:
    @pytest.mark.parametrize("id", ["nhi-chieu/ke-hoach-ke-thua", "dang/ke-hoach-tuyen-giao"])
    def test_real_documents(self, shared: Path, tmp_path: Path, id: str) -> None:
        desk = Desk(tmp_path)
        shutil.rmtree(tmp_path / "plans")
        shutil.copytree(shared / "corpus/plans", tmp_path / "plans")
        root, _ = Library(Workspace(tmp_path)).shown(id)
        assert root is not None
        text = write(root)
        desk.write("plans/cu.yaml", text)
        desk.write("plans/moi.yaml", re.sub(r"\b2026\b", "2027", text).replace("Nhân dân", "người dân"))
        assert desk.run("build", "cu", "moi").exit == 0
        assert desk.run("redline", "cu", "moi", "-o", str(tmp_path / "ra.docx")).exit == 0
        found = Docx((tmp_path / "ra.docx").read_bytes())
        desk.check(found, desk.built("cu"), desk.built("moi"))
        validator = [sys.executable, str(shared / "tools/validate_docx.py"), str(tmp_path / "ra.docx")]
        ran = subprocess.run(validator, capture_output=True, text=True, check=False, timeout=60)
        assert ran.returncode == 0, ran.stdout
