"""What a second build does: which documents it makes again and says why, which files it rewrites, and no others."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import TEMPLATES
from workbench import Office, Outcome

import gen.build.incremental
import gen.build.manifest
from gen.core.digest import digest

UNITS = """\
- {ma: tp, ten: Ủy ban nhân dân thành phố Mẫu, goi: thành phố, cap: tinh, dia_danh: Mẫu, ky_hieu: UBND}
- {ma: p-an, ten: Ủy ban nhân dân phường An, goi: phường, cap: xa, cha: tp, dia_danh: An, ky_hieu: UBND}
- {ma: p-binh, ten: Ủy ban nhân dân phường Bình, goi: phường, cap: xa, cha: tp, dia_danh: Bình, ky_hieu: UBND}
- {ma: p-chi, ten: Ủy ban nhân dân phường Chi, goi: phường, cap: xa, cha: tp, dia_danh: Chi, ky_hieu: UBND}
- {ma: phong-van-hoa, ten: Phòng Văn hóa, loai: phong}
- {ma: phong-kinh-te, ten: Phòng Kinh tế, loai: phong}
- {ma: cap-xa, ten: Ủy ban nhân dân cấp xã, gom: {cap: xa, cha: tp}}
"""
CITY = """\
loai: ke-hoach
don_vi: tp
so: 1
ngay: 2026-01-15
trich_yeu: làm việc năm 2026
mo_dau: "{{ don_vi.ten }} ban hành Kế hoạch."
noi_dung:
  - {ma: muc-1, tieu_de: Nhóm một, muc: [{ma: viec-1, noi_dung: Làm tốt việc thứ nhất.}, {ma: viec-2, noi_dung: Làm.}]}
phu_luc:
  - ma: viec
    tieu_de: Nhiệm vụ
    bang:
      cot: [{ma: viec, ten: Việc, rong: 8}, {ma: chu_tri, ten: Chủ trì, rong: 4}]
      hang:
        - {ma: h-1, viec: Việc chung, chu_tri: cap-xa}
        - {ma: h-2, viec: Việc riêng, chu_tri: Các phường trung tâm}
"""
WARD = """\
ke_thua: ../thanh-pho/ke-hoach.yaml
don_vi: {unit}
so: {number}
ngay: 2026-02-01
"""
TAKES = "nhan_viec: {tu: viec, chon: cap-xa}\n"
ALONE = """\
loai: ke-hoach
don_vi: {unit}
so: {number}
ngay: 2026-02-01
trich_yeu: làm riêng
{more}
"""
AN, BINH, CHI = "phuong/an", "phuong/binh", "phuong/chi"
CITY_PLAN, LAW, DECREE, ROOM = "thanh-pho/ke-hoach", "rieng/luat", "rieng/nghi-dinh", "rieng/phong"
CHILDREN = {AN, BINH, CHI}
PLANS = {
    CITY_PLAN: CITY,
    AN: WARD.format(unit="p-an", number=1) + TAKES,
    BINH: WARD.format(unit="p-binh", number=2)
    + "noi_dung: [{ma: muc-1, muc: [{ma: viec-1, chu_tri: phong-van-hoa}]}]\n",
    CHI: WARD.format(unit="p-chi", number=3),
    LAW: ALONE.format(unit="p-chi", number=4, more="can_cu: [{ma: a, van_ban: luat-mau}]\nnoi_dung: [Làm việc]"),
    DECREE: ALONE.format(unit="p-chi", number=5, more="noi_dung: [\"Theo {{ vb('nghi-dinh-mau') }} mà làm\"]"),
    ROOM: ALONE.format(unit="p-chi", number=6, more="noi_dung: [\"Giao {{ dv('phong-kinh-te').ten }} làm\"]"),
}


class Desk:
    """An office whose builds are watched: which documents were made again, which files rewritten or gone."""

    def __init__(self, office: Office) -> None:
        self.office, self.root, self.out = office, office.root, office.root / "build"
        (self.root / "plans" / "tot.yaml").unlink()
        self.write("danh-muc/don-vi", UNITS)
        for id, text in PLANS.items():
            self.write(id, text)
        self.last = self.run("build")
        assert self.last.exit == 0, self.last.out + self.last.err

    def write(self, id: str, text: str) -> None:
        self.office.write(f"plans/{id}.yaml", text)

    def change(self, id: str, old: str, new: str) -> None:
        """Changes words of a plan or register without a trace in size or time, where the words allow it."""
        path = self.root / "plans" / f"{id}.yaml"
        before, text = path.stat(), path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def run(self, *args: str) -> Outcome:
        return self.office.run(*args)

    def files(self) -> dict[str, tuple[int, int, int]]:
        return {
            path.relative_to(self.out).as_posix().removesuffix(".docx"): (now.st_ino, now.st_mtime_ns, now.st_size)
            for path in self.out.rglob("*.docx")
            if (now := path.stat()) and path.is_file()
        }

    def built(self, *args: str, exit: int = 0) -> tuple[set[str], set[str], set[str]]:
        """A build: the documents made again, those whose files were rewritten, those whose files went."""
        before = self.files()
        self.last = self.run("build", "--why", *args)
        assert self.last.exit == exit, self.last.out + self.last.err
        after = self.files()
        rewritten = {id for id, stamp in after.items() if before.get(id) != stamp}
        return set(self.why), rewritten, set(before) - set(after)

    @property
    def why(self) -> dict[str, str]:
        """What the last build gave as reasons."""
        lines = (line.partition(": ") for line in self.last.out.splitlines())
        return {id: reason for id, _, reason in lines if id in PLANS or (self.root / "plans" / f"{id}.yaml").exists()}

    def made(self, *args: str) -> set[str]:
        """The documents that a build makes again; it must rewrite just these, and succeed."""
        made, rewritten, gone = self.built(*args)
        assert rewritten == made and not gone
        return made

    def is_clean(self) -> bool:
        """True where the output is that of a build from nothing."""
        fresh = self.root / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        self.run("build", "--out", str(fresh))
        return contents(self.out) == contents(fresh)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}


NOTHING: tuple[set[str], set[str], set[str]] = (set(), set(), set())


@pytest.fixture
def desk(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    # the program does not change here, whoever may be editing it just now
    monkeypatch.setattr(gen.build.incremental, "program_digest", lambda: "this program")
    yield Desk(office)


def test_nothing_changed_nothing_written(desk: Desk) -> None:
    everything = {path: path.stat().st_mtime_ns for path in (desk.out, *desk.out.rglob("*"))}
    assert desk.built() == NOTHING
    assert "Không có gì phải dựng lại." in desk.last.out
    assert {path: path.stat().st_mtime_ns for path in (desk.out, *desk.out.rglob("*"))} == everything


def test_one_ward(desk: Desk) -> None:
    desk.change(AN, "2026-02-01", "2026-02-02")
    assert desk.made() == {AN}
    assert desk.why[AN] == "plans/phuong/an.yaml đã đổi"
    assert desk.built() == NOTHING and desk.is_clean()


def test_the_city_plan_and_its_children(desk: Desk) -> None:
    desk.change(CITY_PLAN, "Làm tốt", "Làm hay")
    assert desk.made() == {CITY_PLAN, *CHILDREN}
    assert desk.why[AN] == "plans/thanh-pho/ke-hoach.yaml đã đổi"
    assert desk.is_clean()


def test_a_change_that_prints_nothing_rewrites_nothing(desk: Desk) -> None:
    desk.write(CITY_PLAN, "# nháp\n" + CITY)
    assert desk.built() == ({CITY_PLAN, *CHILDREN}, set(), set())


@pytest.mark.parametrize(
    ("old", "new", "users"),
    [
        # who issues
        ("dia_danh: An", "dia_danh: Am", {AN}),
        # who is named by its id in chu_tri, in dv('…')
        ("Phòng Văn hóa", "Phòng Văn thể", {BINH}),
        ("Phòng Kinh tế", "Phòng Công tế", {ROOM}),
    ],
)
def test_a_unit_and_its_users(desk: Desk, old: str, new: str, users: set[str]) -> None:
    desk.change("danh-muc/don-vi", old, new)
    made, rewritten, _ = desk.built()
    assert rewritten == users
    # whose table is cut down by names looks at all names
    assert made == users | ({AN} if "Phòng" in old else set())
    assert all(desk.why[id].startswith("danh mục đổi ở ") for id in made) and desk.is_clean()


@pytest.mark.parametrize(("old", "new", "user"), [("dân chủ", "dân quê", LAW), ("văn thư", "văn bia", DECREE)])
def test_a_legal_document_and_its_users(desk: Desk, old: str, new: str, user: str) -> None:
    desk.change("danh-muc/van-ban", old, new)
    assert desk.made() == {user}
    assert desk.why[user].startswith("danh mục đổi ở van-ban:") and desk.is_clean()


def test_a_comment_in_a_register_is_nobodys(desk: Desk) -> None:
    desk.write("danh-muc/don-vi", "# danh mục\n" + UNITS)
    assert desk.built() == NOTHING


def test_a_new_unit_that_nobody_uses(desk: Desk) -> None:
    desk.write("danh-muc/don-vi", UNITS + "- {ma: phong-moi, ten: Phòng Mới, loai: phong}\n")
    made, rewritten, _ = desk.built()
    # only the one that looks for names in its parent's table is held against the new one
    assert (made, rewritten) == ({AN}, set())
    assert desk.why[AN] == "danh mục đổi ở tên gọi của các đơn vị"


def test_a_new_group_that_changes_which_rows_concern_a_ward(desk: Desk) -> None:
    desk.write("danh-muc/don-vi", UNITS + "- {ma: trung-tam, ten: Các phường trung tâm, gom: [p-an]}\n")
    assert desk.made() == {AN}
    document = desk.office.built(AN)
    assert document is not None and "Việc riêng" in document.text and desk.is_clean()
    desk.write("danh-muc/don-vi", UNITS + "- {ma: trung-tam, ten: Các phường trung tâm, gom: [p-chi]}\n")
    assert desk.made() == {AN}
    document = desk.office.built(AN)
    assert document is not None and "Việc riêng" not in document.text


def test_an_entry_removed_is_told_and_the_stale_output_goes(desk: Desk) -> None:
    register = (desk.root / "plans/danh-muc/van-ban.yaml").read_text(encoding="utf-8")
    desk.write("danh-muc/van-ban", register.replace("luat-mau:", "luat-khac:"))
    assert desk.built(exit=1) == ({LAW}, set(), {LAW})
    assert [one.path for one in desk.last.findings] == [f"plans/{LAW}.yaml"]
    assert desk.built(exit=1) == ({LAW}, set(), set())
    desk.write("danh-muc/van-ban", register)
    assert desk.made() == {LAW} and desk.is_clean()


def test_a_register_removed(desk: Desk) -> None:
    (desk.root / "plans/danh-muc/van-ban.yaml").unlink()
    assert desk.built(exit=1) == ({LAW, DECREE}, set(), {LAW, DECREE})


def test_a_template(desk: Desk) -> None:
    shutil.copytree(TEMPLATES, desk.root / "templates")
    assert desk.built() == NOTHING
    path = desk.root / "templates/chinh-quyen/ke-hoach.docx"
    path.write_bytes((desk.root / "templates/chinh-quyen/chuong-trinh.docx").read_bytes())
    made, _, _ = desk.built()
    assert made == set(PLANS)
    assert set(desk.why.values()) == {"templates/chinh-quyen/ke-hoach.docx đã đổi"}
    shutil.copy(desk.root / "templates/dang/ke-hoach.docx", desk.root / "templates/dang/khac.docx")
    assert desk.built() == NOTHING


def test_the_program(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gen.build.incremental, "program_digest", lambda: "another program")
    assert desk.built() == (set(PLANS), set(), set())
    assert set(desk.why.values()) == {"chương trình đã đổi"}
    assert desk.built() == NOTHING


def test_the_program_seen_by_one_document_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gen.build.incremental, "program_digest", lambda: "another program")
    assert desk.built(AN)[0] == {AN}
    assert desk.built()[0] == set(PLANS) - {AN}


def _edited(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"by hand")


def _edited_unseen(path: Path) -> None:
    """Same size, same time."""
    before = path.stat()
    path.write_bytes(bytes(reversed(path.read_bytes())))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replaced_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _replaced_by_link(path: Path) -> None:
    other = path.with_name("other.bin")
    other.write_bytes(b"other")
    path.unlink()
    path.symlink_to(other)


@pytest.mark.parametrize("harm", [_replaced_by_folder, Path.unlink, lambda path: os.truncate(path, 0)])
def test_an_output_that_is_not_as_it_was_made(desk: Desk, harm: object) -> None:
    assert callable(harm)
    harm(desk.out / f"{AN}.docx")
    assert desk.made() == {AN}
    assert "an.docx" in desk.why[AN]
    assert desk.is_clean() and desk.built() == NOTHING


@pytest.mark.parametrize("harm", [_edited, _edited_unseen, _replaced_by_link, lambda path: os.truncate(path, 100)])
def test_an_output_that_somebody_changed(desk: Desk, harm: object) -> None:
    assert callable(harm)
    target, aside = desk.out / f"{AN}.docx", desk.out / f"{AN}.sua-tay.docx"
    harm(target)
    theirs, was_link = target.read_bytes(), target.is_symlink()
    made, rewritten, gone = desk.built()
    assert (made, rewritten, gone) == ({AN}, {AN, f"{AN}.sua-tay"}, set())
    assert "an.docx" in desk.why[AN] and [one.code for one in desk.last.findings] == ["render/edited-output"]
    assert aside.read_bytes() == theirs and aside.is_symlink() == was_link
    assert desk.built() == NOTHING and aside.read_bytes() == theirs
    aside.unlink()
    assert desk.is_clean()


def test_an_output_that_was_only_touched(desk: Desk) -> None:
    target = desk.out / f"{AN}.docx"
    os.utime(target, (1, 1))
    assert desk.built() == NOTHING
    assert target.stat().st_mtime == 1


def test_a_folder_with_something_in_it_stands_in_the_way(desk: Desk) -> None:
    target = desk.out / f"{AN}.docx"
    target.unlink()
    (target / "inside").mkdir(parents=True)
    desk.change(BINH, "2026-02-01", "2026-02-02")
    assert desk.built(exit=1)[0] == {AN, BINH}
    assert [one.code for one in desk.last.findings] == ["render/in-the-way"]
    assert (target / "inside").is_dir()
    shutil.rmtree(target)
    assert desk.made() == {AN} and desk.is_clean()


def test_a_file_stands_where_a_folder_must_be(desk: Desk) -> None:
    shutil.rmtree(desk.out / "rieng")
    (desk.out / "rieng").write_text("mine")
    desk.built(exit=1)
    assert [one.code for one in desk.last.findings] == ["render/in-the-way"] * 3
    assert (desk.out / "rieng").read_text() == "mine"


STATE = gen.build.manifest.NAME


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: None,
        lambda data: b"",
        lambda data: b"\xff\x00garbage",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"gen 3", b"gen 2", 1),
        lambda data: data.replace(b'"documents"', b'"document"', 1),
        lambda data: b"[" * 100_000,
        lambda data: json.dumps({"version": 1, "documents": {"a": [1]}}).encode(),
        lambda data: (body := b'{"home": ".."}') and f"gen 1 {digest(body)}\n".encode() + body,
    ],
)
def test_a_record_that_can_not_be_trusted(desk: Desk, spoil: object) -> None:
    path = desk.out / STATE
    assert callable(spoil)
    spoiled = spoil(path.read_bytes())
    path.unlink()
    if spoiled is not None:
        path.write_bytes(spoiled)
    assert desk.built() == (set(PLANS), set(), set())
    assert desk.built() == NOTHING


def test_a_plan_that_went_away(desk: Desk) -> None:
    for id in (LAW, DECREE, ROOM):
        (desk.root / f"plans/{id}.yaml").unlink()
    assert desk.built() == (set(), set(), {LAW, DECREE, ROOM})
    assert "3 bỏ vì không còn nguồn" in desk.last.err
    assert not (desk.out / "rieng").exists() and desk.is_clean()


def test_a_plan_that_went_away_but_somebody_edited_its_output(desk: Desk) -> None:
    _edited_unseen(desk.out / f"{LAW}.docx")
    (desk.root / f"plans/{LAW}.yaml").unlink()
    assert desk.built() == NOTHING
    assert "để lại vì đã sửa tay (rieng/luat)" in desk.last.err
    assert (desk.out / f"{LAW}.docx").exists()


def test_a_plan_that_went_away_and_its_output_was_touched(desk: Desk) -> None:
    os.utime(desk.out / f"{LAW}.docx", (1, 1))
    (desk.root / f"plans/{LAW}.yaml").unlink()
    assert desk.built() == (set(), set(), {LAW})


def test_a_plan_renamed_and_one_moved_to_another_folder(desk: Desk) -> None:
    (desk.root / f"plans/{LAW}.yaml").rename(desk.root / "plans/rieng/luat-moi.yaml")
    (desk.root / f"plans/{ROOM}.yaml").rename(desk.root / "plans/chuyen.yaml")
    assert desk.built() == ({"rieng/luat-moi", "chuyen"}, {"rieng/luat-moi", "chuyen"}, {LAW, ROOM})
    assert desk.is_clean()


def test_a_parent_moved(desk: Desk) -> None:
    (desk.root / f"plans/{CITY_PLAN}.yaml").rename(desk.root / "plans/thanh-pho/khac.yaml")
    made, _, gone = desk.built(exit=1)
    assert made == {"thanh-pho/khac", *CHILDREN} and gone == {CITY_PLAN, *CHILDREN}
    (desk.root / "plans/thanh-pho/khac.yaml").rename(desk.root / f"plans/{CITY_PLAN}.yaml")
    assert desk.built()[1] == {CITY_PLAN, *CHILDREN} and desk.is_clean()


def test_an_error_and_its_cure(desk: Desk) -> None:
    good = PLANS[CHI]
    desk.write(CHI, good.replace("so: 3", "khoa_la: 3"))
    assert desk.built(exit=1) == ({CHI}, set(), {CHI})
    told = desk.last.findings
    assert desk.built(exit=1) == ({CHI}, set(), set()) and desk.last.findings == told
    desk.write(CHI, good)
    assert desk.made() == {CHI}
    assert desk.why[CHI] == "chưa dựng lần nào, hoặc lần trước không dựng được" and desk.is_clean()


def test_an_error_in_the_parent_takes_the_children_too(desk: Desk) -> None:
    desk.change(CITY_PLAN, "trich_yeu", "trich_yeo")
    assert desk.built(exit=1)[2] == {CITY_PLAN, *CHILDREN}


def test_warnings_are_told_again(desk: Desk) -> None:
    desk.write(CHI, PLANS[CHI] + 'mo_dau: "…"\n')
    assert desk.made() == {CHI}
    told = desk.last.findings
    assert [(one.code, one.severity) for one in told] == [("text/placeholder", "warning")]
    assert desk.built() == NOTHING and desk.last.findings == told and "1 cảnh báo" in desk.last.err


def test_strict_after_a_build_with_warnings(desk: Desk) -> None:
    desk.write(CHI, PLANS[CHI] + 'mo_dau: "…"\n')
    desk.made()
    _, _, gone = desk.built("--strict", CHI, exit=1)
    assert gone == {CHI} and "text/placeholder" in {one.code for one in desk.last.findings}
    assert desk.made() == {CHI} and desk.built() == NOTHING


def test_strict_fails_for_a_warning_about_a_file_that_is_no_plan(desk: Desk) -> None:
    desk.office.write("plans/rieng/nham.yml", "a: b")
    assert desk.built() == NOTHING
    assert desk.run("build", "--strict", ROOM).exit == 1


def test_an_output_elsewhere_has_its_own_record(desk: Desk) -> None:
    elsewhere = str(desk.root / "noi-khac")
    desk.change(AN, "2026-02-01", "2026-02-02")
    assert set(desk.built("--out", elsewhere)[0]) == set(PLANS)
    assert desk.built("--out", elsewhere) == NOTHING
    assert desk.made() == {AN}


def test_an_output_that_another_workspace_used(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "van-phong-khac"
    shutil.copytree(desk.root / "plans", other / "plans")
    (other / f"plans/{LAW}.yaml").unlink()
    Office.run(desk.office, "-C", str(other), "build", "--out", str(desk.out))
    assert (desk.out / f"{LAW}.docx").exists()


def test_a_workspace_moved_with_its_output(desk: Desk, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("plans", "build"):
        (desk.root / name).rename(moved / name)
    assert "0 tệp mới, 7 không đổi" in desk.run("-C", str(moved), "build").err
    assert "Không có gì phải dựng lại." in desk.run("-C", str(moved), "build", "--why").out


def test_one_plan_by_name_leaves_the_record_of_others(desk: Desk) -> None:
    desk.change(CITY_PLAN, "Làm tốt", "Làm hay")
    desk.change("danh-muc/don-vi", "Phòng Kinh tế", "Phòng Công tế")
    (desk.root / f"plans/{LAW}.yaml").unlink()
    assert desk.made(AN) == {AN}
    made, rewritten, gone = desk.built()
    assert (made, rewritten, gone) == ({CITY_PLAN, BINH, CHI, ROOM}, {CITY_PLAN, BINH, CHI, ROOM}, {LAW})
    assert desk.is_clean()


def test_a_parent_outside_the_asked_set(desk: Desk) -> None:
    shutil.rmtree(desk.out)
    assert desk.made(AN) == {AN}
    assert set(desk.files()) == {AN}
    desk.change(CITY_PLAN, "Làm tốt", "Làm hay")
    assert desk.made(AN) == {AN}


def test_touched_sources(desk: Desk) -> None:
    for path in (desk.root / "plans").rglob("*.yaml"):
        os.utime(path, (2_000_000_000, 2_000_000_000))
    assert desk.built() == NOTHING


def test_records_of_what_was_seen_do_not_matter(desk: Desk) -> None:
    assert desk.run("accept", AN).exit == 0
    assert (desk.root / f"plans/{AN}.da-xem.yaml").exists()
    assert desk.built() == NOTHING


def test_a_parent_behind_a_link(desk: Desk) -> None:
    second = CITY.replace("Làm tốt", "Làm khác")
    desk.write("thanh-pho/hai", second)
    link = desk.root / "plans/thanh-pho/nay.yaml"
    link.symlink_to("ke-hoach.yaml")
    desk.write(CHI, PLANS[CHI].replace("ke-hoach.yaml", "nay.yaml"))
    assert desk.built() == ({"thanh-pho/hai", "thanh-pho/nay", CHI}, {"thanh-pho/hai", "thanh-pho/nay"}, set())
    assert desk.built() == NOTHING
    link.unlink()
    link.symlink_to("hai.yaml")
    assert desk.made() == {"thanh-pho/nay", CHI}
    assert desk.why[CHI] == "plans/phuong/../thanh-pho/nay.yaml chỉ sang tệp khác" and desk.is_clean()


def test_a_folder_behind_a_link(desk: Desk) -> None:
    (desk.root / "plans/nam-2026").symlink_to("phuong", target_is_directory=True)
    assert desk.made() == {"nam-2026/an", "nam-2026/binh", "nam-2026/chi"}
    desk.change(AN, "2026-02-01", "2026-02-02")
    assert desk.made() == {AN, "nam-2026/an"}


def test_links_in_a_circle_end(desk: Desk) -> None:
    for name in ("vong-1", "vong-2"):
        (desk.root / "plans" / name).symlink_to(".", target_is_directory=True)
    assert desk.built() == NOTHING


def test_a_plan_saved_while_the_build_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is recorded is what was read, not what stands there when the record is written."""
    from gen.build.builder import Builder

    make = Builder.build

    def saved_meanwhile(self: Builder, id: str) -> object:
        outcome = make(self, id)
        if id == CITY_PLAN:
            desk.change(CITY_PLAN, "Làm hay", "Làm dở")
        return outcome

    desk.change(CITY_PLAN, "Làm tốt", "Làm hay")
    desk.run("build", "--out", str(desk.root / "warm"))
    monkeypatch.setattr(Builder, "build", saved_meanwhile)
    shutil.rmtree(desk.out)
    desk.built()
    monkeypatch.undo()
    monkeypatch.setattr(gen.build.incremental, "program_digest", lambda: "this program")
    assert desk.built()[0] == {CITY_PLAN, *CHILDREN}
    assert desk.is_clean()


def test_a_plan_whose_name_is_broken_is_told(desk: Desk) -> None:
    try:
        Path(os.fsdecode(os.fsencode(desk.root) + b"/plans/x\xff.yaml")).write_text(PLANS[ROOM], encoding="utf-8")
    except OSError as err:
        pytest.skip(f"no misnamed-files here: {err}")
    assert desk.built() == NOTHING
    assert [one.code for one in desk.last.findings] == ["source/misnamed"]
