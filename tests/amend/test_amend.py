"""`gen amend`: the amending document of an issued plan, the text as amended, the consolidated text; each case says what
changed and what an office would write."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Docx, Office

PLAN = """\
loai: ke-hoach
don_vi: phuong-mau
so: 15
ngay: 2026-08-05
trich_yeu: Triển khai công tác dân vận
can_cu:
  - van_ban: luat-mau
  - van_ban: ke-hoach-cap-tren
muc_dich:
  - Nâng cao nhận thức của cán bộ.
  - Góp phần xây dựng phường.
noi_dung:
  - ma: tuyen-truyen
    tieu_de: Tuyên truyền
    muc:
      - ma: hoi-nghi
        noi_dung: Tổ chức hội nghị quán triệt tới toàn thể cán bộ theo danh mục tại Phụ lục.
        chu_tri: phong-van-hoa
        thoi_gian: Tháng 9/2026
      - ma: phat-thanh
        noi_dung: Phát thanh trên hệ thống cơ sở.
  - ma: mo-hinh
    tieu_de: Mô hình
    muc:
      - ma: dang-ky
        noi_dung: Mỗi tổ dân phố đăng ký một mô hình.
      - ma: nhan-rong
        noi_dung: Nhân rộng mô hình.
to_chuc_thuc_hien:
  - Các tổ dân phố báo cáo trước ngày 15/11/2026.
  - Phòng Văn hóa - Xã hội theo dõi.
noi_nhan: [Như trên, {luu: VT}]
ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Mẫu}
phu_luc:
  - ma: viec
    tieu_de: Danh mục
    bang:
      cot:
        - {ma: tt, ten: TT, rong: 1}
        - {ma: viec, ten: Nhiệm vụ, rong: 8}
        - {ma: thoi_gian, ten: Thời gian, rong: 4}
      hang:
        - {ma: a, viec: Hội nghị, thoi_gian: Quý III}
        - ma: b
          viec: Mô hình
          hang:
            - {ma: b1, viec: Đăng ký, thoi_gian: Quý III}
            - {ma: b2, viec: Bình chọn, thoi_gian: Quý IV}
"""
CHILD = "ke_thua: kh.yaml\ndon_vi: phong-van-hoa\nso: 3\nngay: 2026-09-01\nky: {chuc_vu: Trưởng phòng}\n"


class Desk(Office):
    """An office that has issued a plan."""

    def issued(self, text: str = PLAN) -> None:
        self.write("plans/kh.yaml", text)
        outcome = self.run("issue", "kh", "--co-canh-bao")
        assert outcome.exit == 0, outcome.out + outcome.err

    def edit(self, *changes: tuple[str, str], text: str = PLAN) -> str:
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.write("plans/kh.yaml", text)
        return text

    def drafted(self, *args: str) -> list[str]:
        """The printed lines of the draft, which must make of the issued text what the source says."""
        done = self.run("amend", "kh", *args)
        assert done.exit == 0, done.out + done.err
        id = done.err.split("Đã viết plans/")[1].split(".yaml")[0]
        tried = self.run("amend", "--thu", id)
        assert tried.exit == 0, tried.out + tried.err
        assert self.run("build", id).exit == 0
        assert [finding for finding in self.run("check", id).findings if finding.severity != "info"] == []
        found = self.built(id)
        assert found is not None
        return found.paragraphs

    def amend(self, id: str, number: int, day: str) -> None:
        """Gives a draft its number and day, and issues it."""
        path = self.root / f"plans/{id}.yaml"
        text = path.read_text(encoding="utf-8").replace("ngay: 2026\n", f"so: {number}\nngay: {day}\n")
        path.write_text(text, encoding="utf-8")
        outcome = self.run("issue", id, "--co-canh-bao")
        assert outcome.exit == 0, outcome.out + outcome.err


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.issued()
    return desk


def between(lines: list[str], first: str, last: str) -> list[str]:
    return lines[lines.index(first) + 1 : next(at for at, line in enumerate(lines) if line.startswith(last))]


def clauses(desk: Desk, *changes: tuple[str, str]) -> list[str]:
    desk.edit(*changes)
    return between(desk.drafted(), "I. NỘI DUNG SỬA ĐỔI, BỔ SUNG", "II. TỔ CHỨC")


CASES = {
    "a point": (
        [("Nhân rộng mô hình.", "Nhân rộng mô hình ở các tổ.")],
        ["Sửa đổi điểm b khoản 2 Mục II như sau:", "“b) Nhân rộng mô hình ở các tổ.”."],
    ),
    "a heading": (
        [("tieu_de: Mô hình", "tieu_de: Xây dựng mô hình")],
        ["Sửa đổi tên khoản 2 Mục II như sau:", "“Xây dựng mô hình”."],
    ),
    "a deadline": (
        [("Tháng 9/2026", "Tháng 10/2026")],
        [
            "Sửa đổi dòng “Thời gian thực hiện” của điểm a khoản 1 Mục II như sau:",
            "“- Thời gian thực hiện: Tháng 10/2026”.",
        ],
    ),
    "put in at the end": (
        [("Nhân rộng mô hình.", "Nhân rộng mô hình.\n      - {ma: tong-ket, noi_dung: Tổng kết.}")],
        ["Bổ sung điểm c vào sau điểm b khoản 2 Mục II như sau:", "“c) Tổng kết.”."],
    ),
    "put in at the beginning": (
        [
            (
                "  - ma: tuyen-truyen\n",
                "  - {ma: moi, tieu_de: Khảo sát, muc: [Làm một., Làm hai.]}\n  - ma: tuyen-truyen\n",
            )
        ],
        [
            "1. Bổ sung khoản 1 mới vào trước khoản 1 Mục II như sau:",
            "“1. Khảo sát",
            "a) Làm một.",
            "b) Làm hai.”.",
            "2. Đánh số lại các khoản 1 và 2 Mục II thành các khoản 2 và 3.",
        ],
    ),
    "taken out": (
        [("  - Các tổ dân phố báo cáo trước ngày 15/11/2026.\n", "")],
        ["1. Bãi bỏ khoản 1 Mục III.", "2. Đánh số lại khoản 2 Mục III thành khoản 1."],
    ),
    "a cell": (
        [("viec: Bình chọn, thoi_gian: Quý IV", "viec: Bình chọn, thoi_gian: Tháng 11")],
        ["Sửa đổi cột “Thời gian” của hàng 2.2 Phụ lục như sau:", "“Tháng 11”."],
    ),
    "a basis": (
        [("  - van_ban: luat-mau\n", "")],
        ["Bỏ căn cứ thứ nhất."],
    ),
    "the subject": (
        [("trich_yeu: Triển khai công tác dân vận", "trich_yeu: Triển khai công tác dân vận khéo")],
        ["Sửa đổi trích yếu như sau:", "“Triển khai công tác dân vận khéo”."],
    ),
    "the body's last words": (
        [("  - Phòng Văn hóa - Xã hội theo dõi.\n", "  - Phòng Văn hóa - Xã hội theo dõi.\n  - Tổng kết cuối năm.\n")],
        ["Bổ sung khoản 3 vào sau khoản 2 Mục III như sau:", "“3. Tổng kết cuối năm.”."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_changed_is_said_as_an_office_says_it(desk: Desk, name: str) -> None:
    changes, said = CASES[name]
    assert clauses(desk, *changes) == said


def test_a_row_is_quoted_as_a_table(desk: Desk) -> None:
    row = "            - {ma: b3, viec: Chấm điểm, thoi_gian: Tháng 10}\n            - {ma: b2,"
    desk.edit(("            - {ma: b2,", row))
    lines = desk.drafted("--loai", "quyet-dinh")
    said = [line for line in lines if line[:3] in ("1. ", "2. ")]
    assert said == [
        "1. Bổ sung hàng 2.2 mới vào sau hàng 2.1 Phụ lục như sau:",
        "2. Đánh số lại hàng 2.2 Phụ lục thành hàng 2.3.",
    ]
    found = desk.built("kh-sua-doi-1")
    assert found is not None
    # its widths are those of the appendix's page, which may lie on its side
    assert "rong:" not in (desk.root / "plans/kh-sua-doi-1.yaml").read_text(encoding="utf-8")
    assert found.tables == [[["TT", "Nhiệm vụ", "Thời gian"], ["2.2", "Chấm điểm", "Tháng 10"]]]


def test_a_table_of_other_columns_comes_as_an_appendix(desk: Desk) -> None:
    desk.edit(
        (
            "thoi_gian, ten: Thời gian, rong: 4}",
            "thoi_gian, ten: Thời gian, rong: 4}\n        - {ma: ghi, ten: Ghi chú, rong: 2}",
        ),
        ("thoi_gian: Quý IV}", "thoi_gian: Quý IV, ghi: x}"),
    )
    lines = desk.drafted()
    assert "Thay thế Phụ lục bằng Phụ lục ban hành kèm theo Kế hoạch này." in lines


def test_the_same_phrase_at_several_places_is_told_once(desk: Desk) -> None:
    changes = [(f"{name}.", f"{name} khéo.") for name in ("đăng ký một mô hình", "Nhân rộng mô hình")]
    desk.edit(*changes)
    assert desk.drafted()
    two = [("Mỗi tổ dân phố đăng", "Mỗi khu dân cư đăng"), ("Các tổ dân phố báo cáo", "Các khu dân cư báo cáo")]
    desk.edit(*two)
    (desk.root / "plans/kh-sua-doi-1.yaml").unlink()
    said = between(desk.drafted(), "I. NỘI DUNG SỬA ĐỔI, BỔ SUNG", "II. TỔ CHỨC")
    assert said == [
        "Thay thế cụm từ “tổ dân phố” bằng cụm từ “khu dân cư” tại điểm a khoản 2 Mục II và khoản 1 Mục III."
    ]


def test_a_decision_amends_in_its_first_article(desk: Desk) -> None:
    desk.edit(("Nhân rộng mô hình.", "Nhân rộng."))
    lines = desk.drafted("--loai", "quyet-dinh")
    cited = (
        "Kế hoạch số 15/KH-UBND ngày 05 tháng 8 năm 2026 của Ủy ban nhân dân phường Mẫu về triển khai công tác dân vận"
    )
    assert f"Điều 1. Sửa đổi, bổ sung một số nội dung của {cited} như sau:" in lines
    assert f"Căn cứ {cited}." in lines
    assert (
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của Kế hoạch số 15/KH-UBND không được sửa "
        "đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực." in lines
    )


def test_the_draft_tells_where_both_texts_say_it(desk: Desk) -> None:
    desk.edit(("Nhân rộng mô hình.", "Nhân rộng."))
    desk.drafted()
    text = (desk.root / "plans/kh-sua-doi-1.yaml").read_text(encoding="utf-8")
    assert "# đã ban hành: plans/kh.ban-hanh.yaml:" in text
    assert "# nay: plans/kh.yaml:27" in text
    assert "sua_doi: kh.yaml" in text


class TestRefusals:
    def test_a_plan_that_is_not_issued(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        desk.write("plans/kh.yaml", PLAN)
        outcome = desk.run("amend", "kh")
        assert outcome.exit == 2
        assert "chưa ban hành" in outcome.err and "gen issue kh" in outcome.err

    def test_nothing_changed(self, desk: Desk) -> None:
        outcome = desk.run("amend", "kh")
        assert outcome.exit == 0 and "không có gì để sửa đổi" in outcome.err
        assert not (desk.root / "plans/kh-sua-doi-1.yaml").exists()

    def test_recipients_are_told_and_not_amended(self, desk: Desk) -> None:
        desk.edit(
            ("noi_nhan: [Như trên,", "noi_nhan: [Như trên, Các tổ dân phố,"), ("Nhân rộng mô hình.", "Nhân rộng.")
        )
        outcome = desk.run("amend", "kh")
        assert "Không sửa: nơi nhận (văn bản sửa đổi có của mình)." in outcome.err
        assert "1 nội dung sửa đổi" in outcome.err

    def test_an_existing_draft_is_kept(self, desk: Desk) -> None:
        desk.edit(("Nhân rộng mô hình.", "Nhân rộng."))
        assert desk.run("amend", "kh").exit == 0
        assert "kh-sua-doi-2.yaml" in desk.run("amend", "kh").err
        assert desk.run("amend", "kh", "-o", "kh-sua-doi-1").exit == 2

    @pytest.mark.parametrize("named", ["khong-co.yaml", "kh", "kh-sua-doi-1.yaml", "../../etc/passwd.yaml"])
    def test_a_plan_that_is_not_there(self, desk: Desk, named: str) -> None:
        desk.edit(("Nhân rộng mô hình.", "Nhân rộng."))
        assert desk.run("amend", "kh").exit == 0
        path = desk.root / "plans/kh-sua-doi-1.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("sua_doi: kh.yaml", f"sua_doi: {named}"), encoding="utf-8")
        outcome = desk.run("build", "kh-sua-doi-1")
        assert [one.code for one in outcome.findings] == ["issued/amends-no-plan"]
        assert named in outcome.findings[0].message and "xoá dòng sua_doi" in outcome.findings[0].hint
        path.write_text(text.replace("sua_doi: kh.yaml\n", ""), encoding="utf-8")
        assert desk.run("build", "kh-sua-doi-1").exit == 0


class TestTrial:
    def test_words_of_ones_own_that_say_the_same(self, desk: Desk) -> None:
        desk.edit(("Nhân rộng mô hình.", "Nhân rộng."), ("Phát thanh trên", "Phát tin trên"))
        desk.drafted()
        path = desk.root / "plans/kh-sua-doi-1.yaml"
        text = path.read_text(encoding="utf-8")
        first = text.index("    # đã ban hành")
        path.write_text(text[:first] + "    - Bãi bỏ điểm a khoản 2 Mục II.\n" + text[first:], encoding="utf-8")
        outcome = desk.run("amend", "--thu", "kh-sua-doi-1")
        assert outcome.exit == 1
        assert "Mỗi tổ dân phố đăng ký một mô hình." in outcome.out

    def test_a_place_that_is_not_there(self, desk: Desk) -> None:
        desk.edit(("Nhân rộng mô hình.", "Nhân rộng."))
        desk.drafted()
        path = desk.root / "plans/kh-sua-doi-1.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("khoản 2 Mục II", "khoản 7 Mục II"), encoding="utf-8")
        outcome = desk.run("amend", "--thu", "kh-sua-doi-1")
        assert outcome.exit == 1 and "không có chỗ “điểm b khoản 7 Mục II”" in outcome.out

    def test_a_document_that_amends_none(self, desk: Desk) -> None:
        outcome = desk.run("amend", "--thu", "tot")
        assert outcome.exit == 2 and "sua_doi" in outcome.err


class TestIssued:
    def test_children_inherit_the_text_as_amended(self, desk: Desk) -> None:
        desk.write("plans/phong.yaml", CHILD)
        before = desk.built("kh")
        text = desk.edit(("Nhân rộng mô hình.", "Nhân rộng ở các tổ."))
        assert "Nhân rộng ở các tổ" not in desk.run("show", "phong").out
        desk.drafted()
        desk.amend("kh-sua-doi-1", 20, "2026-09-10")
        assert "Nhân rộng ở các tổ" in desk.run("show", "phong").out
        assert desk.run("build").exit == 0
        after = desk.built("kh")
        assert before is not None and after is not None and before.data == after.data
        # the source says what is in force
        assert not [one for one in desk.run("check", "kh").findings if one.code.startswith("issued/")]
        desk.edit(("Nhân rộng ở các tổ.", "Nhân rộng ở các khu."), text=text)
        told = [one for one in desk.run("check", "kh").findings if one.code == "issued/changed"]
        assert len(told) == 1 and "kh@hop-nhat-1" in told[0].hint
        assert "Nhân rộng ở các tổ" in desk.run("show", "phong").out

    def test_a_document_that_says_something_else_is_not_issued(self, desk: Desk) -> None:
        text = desk.edit(("Nhân rộng mô hình.", "Nhân rộng ở các tổ."))
        desk.drafted()
        desk.edit(("Phát thanh trên", "Phát tin trên"), text=text)
        path = desk.root / "plans/kh-sua-doi-1.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("ngay: 2026\n", "so: 2\nngay: 2026-09-10\n"), "utf-8")
        outcome = desk.run("issue", "kh-sua-doi-1", "--co-canh-bao")
        assert outcome.exit == 1 and "gen amend --thu kh-sua-doi-1" in outcome.err
        assert not list((desk.root / "plans").glob("kh.hop-nhat*"))
        assert not (desk.root / "plans/kh-sua-doi-1.ban-hanh.yaml").exists()

    def test_issuing_that_was_cut_short_goes_on(self, desk: Desk) -> None:
        desk.edit(("Nhân rộng mô hình.", "Nhân rộng ở các tổ."))
        desk.drafted()
        desk.amend("kh-sua-doi-1", 20, "2026-09-10")
        (desk.root / "plans/kh-sua-doi-1.ban-hanh.yaml").unlink()
        assert desk.run("issue", "kh-sua-doi-1", "--co-canh-bao").exit == 0
        assert [path.name for path in (desk.root / "plans").glob("kh.hop-nhat*")] == ["kh.hop-nhat-1.yaml"]

    def test_issuing_again_what_says_something_else_now(self, desk: Desk) -> None:
        text = desk.edit(("Nhân rộng mô hình.", "Nhân rộng ở các tổ."))
        desk.drafted()
        desk.amend("kh-sua-doi-1", 20, "2026-09-10")
        path = desk.root / "plans/kh-sua-doi-1.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("ở các tổ", "ở các khu"), encoding="utf-8")
        desk.edit(("Nhân rộng ở các tổ.", "Nhân rộng ở các khu."), text=text)
        outcome = desk.run("issue", "--lai", "kh-sua-doi-1", "--co-canh-bao")
        assert outcome.exit == 1 and "kh.hop-nhat-1.yaml" in outcome.err
        (desk.root / "plans/kh.hop-nhat-1.yaml").unlink()
        assert desk.run("issue", "--lai", "kh-sua-doi-1", "--co-canh-bao").exit == 0


def test_the_consolidated_text_says_which_amendment_made_what(desk: Desk) -> None:
    text = desk.edit(("Nhân rộng mô hình.", "Nhân rộng ở các tổ."), ("Phát thanh trên", "Phát tin trên"))
    desk.drafted("--loai", "quyet-dinh")
    desk.amend("kh-sua-doi-1", 20, "2026-09-10")
    row = "            - {ma: b3, viec: Tổng kết, thoi_gian: Tháng 12}\n"
    desk.edit(
        ("Nhân rộng ở các tổ.", "Nhân rộng ở các khu."),
        ("thoi_gian: Quý IV}\n", f"thoi_gian: Quý IV}}\n{row}"),
        text=text,
    )
    desk.drafted()
    desk.amend("kh-sua-doi-2", 31, "2026-10-10")
    outcome = desk.run("amend", "--hop-nhat", "kh")
    assert outcome.exit == 0, outcome.out + outcome.err
    found = Docx((desk.root / "build/kh.hop-nhat.docx").read_bytes())
    whole, *notes = (" ".join(note) for note in found.notes)
    assert "hợp nhất Kế hoạch số 15/KH-UBND" in whole
    assert "Quyết định số 20/QĐ-UBND" in whole and "Kế hoạch số 31/KH-UBND" in whole
    decision = "Quyết định số 20/QĐ-UBND ngày 10/9/2026 của Ủy ban nhân dân phường Mẫu"
    plan = "Kế hoạch số 31/KH-UBND ngày 10/10/2026 của Ủy ban nhân dân phường Mẫu"
    assert notes == [
        f"Điểm này được sửa đổi theo khoản 1 Điều 1 {decision}.",
        f"Điểm này được sửa đổi theo khoản 2 Điều 1 {decision}.",
        f"Điểm này được sửa đổi theo khoản 1 Mục I {plan}.",
        f"Hàng này được bổ sung theo khoản 2 Mục I {plan}.",
    ]
    assert any(line.startswith("b) Nhân rộng ở các khu.") for line in found.paragraphs)
    # a review copy is no document
    assert desk.run("build", "kh").exit == 0
