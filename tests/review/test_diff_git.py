"""`gen diff --git`: two states of a workspace, parents and registers as they were; and the story of 114 wards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from in_git import CHILD, PARENT, Kept, commit, git, states
from wards import (
    ALL,
    BESIDE,
    CITY,
    DIFFERENT,
    FEW,
    LEAD,
    NAME,
    PATCHED,
    PHRASE,
    TEXT,
    City,
    amend_the_city,
    differ_in_seven,
)
from workbench import Office

from gen.workspace.folder import shipped_templates


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


class TestStates:
    def test_files_as_they_lie_there(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        assert states(kept.diff("main")) == {"cha": "doi"}
        assert kept.diff("main..HEAD")["plans"] == []

    def test_two_commits_and_from_where_they_parted(self, kept: Kept) -> None:
        git(kept.root, "checkout", "-q", "-b", "nhanh")
        kept.edit("plans/con.yaml", "don_vi", "ket_thuc: Lời phường\ndon_vi")
        commit(kept.root)
        git(kept.root, "checkout", "-q", "main")
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        commit(kept.root)
        assert states(kept.diff("main...nhanh")) == {"con": "doi"}
        assert states(kept.diff("main..nhanh")) == {"con": "doi", "cha": "doi"}
        assert states(kept.diff("nhanh...")) == {"cha": "doi"}

    def test_a_child_changes_with_its_parent_and_is_not_told_again(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        found = kept.diff("main")
        (plan,) = found["plans"]
        assert plan["ids"] == ["cha"] and plan["heirs"] == 1
        assert plan["changes"][0]["below"]["follows"] == ["con"]
        assert found["carried"] == ["con"]

    def test_a_register_entry_reaches_the_plans_that_cite_it(self, kept: Kept) -> None:
        kept.edit("plans/danh-muc/van-ban.yaml", "Thực hiện dân chủ ở cơ sở", "Thực hiện dân chủ mới")
        found = kept.diff("main")
        assert states(found) == {"cha": "doi"} and found["carried"] == ["con"]
        assert found["plans"][0]["changes"][0]["place"] == "Căn cứ 1"

    def test_what_a_child_overrides_needs_a_look(self, kept: Kept) -> None:
        kept.edit("plans/con.yaml", "don_vi", "noi_dung: [{ma: hai, noi_dung: Họp tổ}]\ndon_vi")
        commit(kept.root)
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        (plan,) = kept.diff("HEAD")["plans"]
        assert plan["changes"][0]["below"]["overrides"] == [{"id": "con", "how": "sua"}]

    def test_a_child_without_the_section_set_it_aside(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "\nnoi_dung:", "\nyeu_cau: [{ma: ro, noi_dung: Giao rõ việc}]\nnoi_dung:")
        kept.edit("plans/con.yaml", "don_vi", "khong_ke_thua: [yeu_cau]\ndon_vi")
        commit(kept.root)
        kept.edit("plans/cha.yaml", "Giao rõ việc", "Giao rõ người")
        (plan,) = kept.diff("HEAD")["plans"]
        assert plan["changes"][0]["below"]["overrides"] == [{"id": "con", "how": "bo"}]

    def test_what_a_child_does_itself_is_told_though_its_parent_changed_too(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        kept.edit("plans/con.yaml", "don_vi", "noi_dung: [{ma: mot, noi_dung: Rà soát kỹ}]\ndon_vi")
        found = {plan["ids"][0]: plan for plan in kept.diff("main")["plans"]}
        assert [one["path"] for one in found["con"]["changes"]] == ["noi-dung/mot/noi_dung"]
        assert [one["path"] for one in found["cha"]["changes"]] == ["noi-dung/hai/noi_dung"]

    def test_both_edit_the_same_sentence(self, kept: Kept) -> None:
        kept.edit("plans/con.yaml", "don_vi", "noi_dung: [{ma: mot, noi_dung: Rà soát kỹ}]\ndon_vi")
        commit(kept.root)
        kept.edit("plans/con.yaml", "Rà soát kỹ", "Rà soát rất kỹ")
        kept.edit("plans/cha.yaml", "Rà soát thủ tục", "Rà soát mọi thủ tục")
        found = {plan["ids"][0]: plan for plan in kept.diff("HEAD")["plans"]}
        assert found["con"]["changes"][0]["words"][1] == {"op": "insert", "text": "rất "}
        assert found["cha"]["changes"][0]["below"]["overrides"] == [{"id": "con", "how": "sua"}]

    def test_a_whole_hash_is_told_by_its_beginning(self, kept: Kept) -> None:
        head = commit(kept.root)
        found = kept.diff(f"{head}..main")
        assert (found["a"], found["b"]) == (head[:10], "main")

    def test_new_gone_and_renamed(self, kept: Kept) -> None:
        kept.write("plans/moi.yaml", CHILD)
        kept.write("plans/khac.yaml", PARENT.replace("thủ tục", "hồ sơ lưu trữ của cơ quan").replace("thử", "xong"))
        commit(kept.root)
        git(kept.root, "mv", "plans/khac.yaml", "plans/doi-ten.yaml")
        (kept.root / "plans/moi.yaml").unlink()
        kept.write("plans/them.yaml", "loai: quyet-dinh\ndon_vi: phuong-mau\ntrich_yeu: riêng\ndieu: [Câu lạ hẳn đi]\n")
        found = kept.diff("HEAD")
        assert states(found) == {"doi-ten": "doi-ten", "moi": "bo", "them": "moi"}
        plans = {plan["ids"][0]: plan for plan in found["plans"]}
        assert plans["doi-ten"]["old_id"] == "khac"
        assert (plans["moi"]["old_id"], plans["moi"]["parent"]) == ("", "cha")

    def test_a_renamed_parent_is_told_as_one_that_kept_its_name(self, kept: Kept) -> None:
        """The lines of `ke_thua` mended with it: no change of the wards' own."""
        kept.edit("plans/con.yaml", "don_vi", "noi_dung: [{ma: hai, noi_dung: Họp tổ}]\ndon_vi")
        kept.write("plans/em.yaml", CHILD)
        kept.write("plans/chau.yaml", CHILD.replace("cha.yaml", "em.yaml"))
        commit(kept.root)
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        stayed = kept.diff("HEAD")
        (kept.root / "plans/tp").mkdir()
        git(kept.root, "mv", "plans/cha.yaml", "plans/tp/ke-hoach.yaml")
        for name in ("con", "em"):
            kept.edit(f"plans/{name}.yaml", "cha.yaml", "tp/ke-hoach.yaml")
        moved = kept.diff("HEAD")
        assert states(moved) == {"tp/ke-hoach": "doi-ten"} and states(stayed) == {"cha": "doi"}
        told = [
            [(one["path"], one["words"], one["below"]) for one in found["plans"][0]["changes"]]
            for found in (moved, stayed)
        ]
        assert told[0] == told[1] and told[0][0][2]["overrides"] == [{"id": "con", "how": "sua"}]
        assert moved["carried"] == stayed["carried"] == ["chau", "em"]

    def test_wards_in_a_renamed_folder_are_each_their_own(self, kept: Kept) -> None:
        """A hundred plans that say nearly the same are known again by who issues them."""
        units = (kept.root / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8")
        entry = next(one for one in units.split("\n\n") if one.startswith("- ma: phuong-mau"))
        more = [entry.replace("phuong-mau", f"phuong-{at}").replace("phường Mẫu", f"phường {at}") for at in "abcd"]
        kept.write("plans/danh-muc/don-vi.yaml", "\n\n".join([units.rstrip("\n"), *more]) + "\n")
        for at in "abcd":
            kept.write(f"plans/cu/{at}.yaml", CHILD.replace("cha", "../cha").replace("phuong-mau", f"phuong-{at}"))
        commit(kept.root)
        git(kept.root, "mv", "plans/cu", "plans/moi")
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        kept.edit("plans/moi/a.yaml", "don_vi", "mo_dau: Xong\ndon_vi")
        plans = {plan["ids"][0]: plan for plan in kept.diff("HEAD")["plans"]}
        assert {id: plan["old_id"] for id, plan in plans.items()} == {
            "cha": "",
            **{f"moi/{at}": f"cu/{at}" for at in "abcd"},
        }
        assert [one["path"] for one in plans["moi/a"]["changes"]] == ["mo_dau"] and plans["moi/b"]["changes"] == []

    def test_plans_that_changed_alike_are_told_together(self, kept: Kept) -> None:
        for name in ("x", "y", "z"):
            kept.write(f"plans/{name}.yaml", PARENT)
        commit(kept.root)
        kept.edit("plans/danh-muc/van-ban.yaml", "Thực hiện dân chủ ở cơ sở", "Thực hiện dân chủ mới")
        found = kept.diff("HEAD")
        assert [plan["ids"] for plan in found["plans"]] == [["cha"], ["x", "y", "z"]]

    def test_a_plan_that_broke_is_told_and_the_exit_code_too(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "Họp dân", "Họp {{ ten_la }}")
        outcome = kept.run("diff", "--git", "main")
        assert outcome.exit == 1
        # the child is broken by the same line
        assert outcome.out.count("các tệp hiện nay: plans/cha.yaml:10:") == 1, outcome.out
        assert "2 văn bản như nhau: cha, con — không dựng được" in outcome.out

    def test_a_register_that_cannot_be_read_is_told(self, kept: Kept) -> None:
        kept.write("plans/danh-muc/don-vi.yaml", "- ma: [\n")
        for form in ("text", "md", "json"):
            outcome = kept.run("diff", "--git", "main", "--format", form)
            assert outcome.exit == 1 and "plans/danh-muc/don-vi.yaml" in outcome.out

    def test_a_hundred_new_heirs_are_told_as_one(self, kept: Kept) -> None:
        for n in range(100):
            kept.write(f"plans/x{n:02d}.yaml", CHILD)
        (plan,) = kept.diff("main")["plans"]
        assert len(plan["ids"]) == 100 and (plan["state"], plan["parent"]) == ("moi", "cha")
        assert kept.run("diff", "--git", "main").out.startswith("main → các tệp hiện nay: 100 văn bản mới.\n")

    def test_one_plan_of_many(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        kept.edit("plans/con.yaml", "don_vi", "ket_thuc: Lời phường\ndon_vi")
        assert states(kept.diff("main", "con")) == {"con": "doi"}
        # asked for alone, all that changed in it is told, whoever changed it
        (plan,) = kept.diff("main", "con")["plans"]
        assert [one["path"] for one in plan["changes"]] == ["noi-dung/hai/noi_dung", "ket_thuc"]
        assert states(kept.diff("main", "plans/cha.yaml")) == {"cha": "doi"}
        assert kept.run("diff", "--git", "main", "khong-co").exit == 2

    def test_a_child_that_never_composed_is_said_to_be_broken(self, kept: Kept) -> None:
        """Nothing is known of it, which is not the same as that nothing changes for it."""
        kept.write("plans/con.yaml", CHILD + "thay_tu: {Không có đâu: x}\n")
        commit(kept.root)
        kept.edit("plans/cha.yaml", "Họp dân", "Họp tổ dân phố")
        outcome = kept.run("diff", "--git", "HEAD", "cha")
        assert "không bản nào trong 1 bản kế thừa đổi theo (1 bản không dựng được vì chỗ khác)" in outcome.out

    def test_one_replacement_in_many_places_names_an_heir_once(self, kept: Kept) -> None:
        """A renamed body in twenty rows is not twenty lists of the same wards."""
        same = "".join(f"  - {{ma: m{at}, noi_dung: Việc {at} của Sở Nội vụ}}\n" for at in range(5))
        kept.write("plans/cha.yaml", PARENT + same)
        patches = "".join(f"  - {{ma: m{at}, noi_dung: Việc khác}}\n" for at in range(5))
        kept.write("plans/con.yaml", CHILD + "noi_dung:\n" + patches)
        kept.write("plans/chau.yaml", CHILD + "noi_dung:\n" + patches.splitlines(keepends=True)[0])
        commit(kept.root)
        text = (kept.root / "plans/cha.yaml").read_text(encoding="utf-8").replace("Sở Nội vụ", "Sở Tư pháp")
        kept.write("plans/cha.yaml", text)
        told = "2 bản ghi đè, cần xem: chau (Mục I, khoản 3); con (mọi nơi)"
        for form in ("text", "md"):
            out = kept.run("diff", "--git", "HEAD", "cha", "--format", form).out
            assert out.count(told) == 1, out

    def test_templates_that_changed_are_named(self, kept: Kept) -> None:
        shipped = shipped_templates() / "chinh-quyen/ke-hoach.docx"
        # the office takes the templates that ship into its own folder: it prints with what it printed with
        kept.write("templates/chinh-quyen/ke-hoach.docx", shipped.read_bytes())
        assert kept.diff("main")["templates"] == []
        kept.write("templates/chinh-quyen/ke-hoach.docx", b"1")
        assert kept.diff("main")["templates"] == ["templates/chinh-quyen/ke-hoach.docx"]

    def test_numbering_that_a_child_alone_changed(self, kept: Kept) -> None:
        kept.edit("plans/cha.yaml", "Họp dân", "Họp toàn dân")
        kept.edit("plans/con.yaml", "don_vi", 'noi_dung: {kieu: "1)"}\ndon_vi')
        (plan,) = (plan for plan in kept.diff("main")["plans"] if plan["ids"] == ["con"])
        assert plan["changes"] == [] and plan["renumbered"][0]["first"] == ["1.", "1)"]


class TestRepositories:
    def test_a_workspace_in_a_subfolder(self, tmp_path: Path) -> None:
        office = Office(tmp_path / "cơ quan/văn phòng")
        git(tmp_path, "init", "-q", "-b", "main")
        commit(tmp_path)
        office.write("plans/tot.yaml", (office.root / "plans/tot.yaml").read_text().replace("thứ hai", "thứ ba"))
        outcome = office.run("diff", "--git", "main", "--format", "json")
        assert outcome.exit == 0, outcome.err
        assert states(json.loads(outcome.out)) == {"tot": "doi"}

    def test_names_and_links_as_git_has_them(self, kept: Kept) -> None:
        kept.write("plans/kế hoạch 2026.yaml", PARENT)
        kept.write("chung/van-ban.yaml", (kept.root / "plans/danh-muc/van-ban.yaml").read_bytes())
        (kept.root / "plans/danh-muc/van-ban.yaml").unlink()
        (kept.root / "plans/danh-muc/van-ban.yaml").symlink_to("../../chung/van-ban.yaml")
        commit(kept.root)
        kept.edit("chung/van-ban.yaml", "Thực hiện dân chủ ở cơ sở", "Thực hiện dân chủ mới")
        commit(kept.root)
        assert set(states(kept.diff("HEAD~1..HEAD"))) == {"cha", "kế hoạch 2026"}

    def test_a_link_that_leads_out_is_not_followed(self, kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
        secret = tmp_path_factory.mktemp("ngoai") / "mat.yaml"
        secret.write_text("mat khau: rat mat\n", encoding="utf-8")
        (kept.root / "a/b/c").mkdir(parents=True)
        (kept.root / "a/b/c/y").symlink_to("../../../plans")
        # within the repository by its letters, out of it by way of the other
        (kept.root / "plans/ra.yaml").symlink_to("../a/b/c/y/../../.." + str(secret))
        (kept.root / "plans/thang.yaml").symlink_to(secret)
        commit(kept.root)
        outcome = kept.run("diff", "--git", "HEAD~1..HEAD")
        assert "rat mat" not in outcome.out + outcome.err and "mat khau" not in outcome.out
        assert outcome.exit in (0, 1)

    def test_what_git_cannot_give_is_one_clear_line(self, kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
        for wrong in ("khong-co", "main..khong-co", "--help", "-x", "", "main:plans", "…"):
            outcome = kept.run("diff", "--git", wrong)
            assert (outcome.exit, outcome.err.count("\n")) in ((2, 1), (0, 0)), (wrong, outcome.err)
        commit(kept.root)
        clone = tmp_path_factory.mktemp("nong")
        git(clone, "clone", "-q", "--depth", "1", f"file://{kept.root}", "kho")
        code, told = _run(clone / "kho", "HEAD~1")
        assert code == 2 and "git fetch --unshallow" in told
        bare = tmp_path_factory.mktemp("khong-git")
        outcome = Office(bare).run("diff", "--git", "main")
        assert outcome.exit == 2 and "không nằm trong kho git nào" in outcome.err


def _run(root: Path, span: str) -> tuple[int, str]:
    office = Office.__new__(Office)
    office.root = root
    outcome = office.run("diff", "--git", span)
    return outcome.exit, outcome.err


@dataclass(frozen=True)
class Told:
    """What `gen diff` says of the city's amendment, for programs and for people."""

    wards: tuple[str, ...]
    exit: int
    found: dict[str, Any]
    text: str


@pytest.fixture(scope="module", params=[FEW, pytest.param(ALL, marks=pytest.mark.long)], ids="{}-wards".format)
def amended(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All wards, seven of which differ, in git; then the city amends, in a commit of its own."""
    city = City(tmp_path_factory.mktemp("hai-phong"), request.param)
    city.derive_all()
    assert len(city.wards) == request.param
    differ_in_seven(city)
    git(city.root, "init", "-q", "-b", "main")
    commit(city.root)
    amend_the_city(city)
    commit(city.root)
    outcome = city.run("diff", "--git", "HEAD~1..HEAD", "--format", "json")
    text = city.run("diff", "--git", "HEAD~1..HEAD").out
    return Told(tuple(city.wards), outcome.exit, json.loads(outcome.out), text)


class TestStory:
    def test_every_amendment_is_told_once(self, amended: Told) -> None:
        # two wards no longer compose: the same that `gen status` calls gone
        assert amended.exit == 1
        found = amended.found
        assert states(found) == {f"{ward}/{NAME}": state for ward, state in _EXPECTED.items()}
        city = found["plans"][0]
        assert city["ids"] == [CITY] and city["heirs"] == len(amended.wards)
        assert {one["path"].split("/")[-1]: one["kind"] for one in city["changes"]} == {
            "moc-dau-nam": "them",
            "noi_dung": "sua",
            "lam-sach": "bo",
            "thoi_gian": "sua",
            "hop-dan": "them",
            "chu_tri": "sua",
        }
        assert len(found["carried"]) == len(amended.wards) - 3

    @pytest.mark.parametrize(
        ("path", "overrides", "lost"),
        [
            ("chi-tieu/moc-dau-nam", {}, set()),
            ("quan-triet/tuyen-truyen/noi_dung", {TEXT: "sua"}, set()),
            ("du-lieu/lam-sach", {}, {BESIDE, PATCHED}),
            ("giao-ban/thoi_gian", {}, {PHRASE}),
            ("chi-dao-dieu-hanh/hop-dan", {}, set()),
            ("ho-tro-nop-ho-so/chu_tri", {LEAD: "giao"}, set()),
        ],
    )
    def test_which_wards_take_it_over(
        self, amended: Told, path: str, overrides: dict[str, str], lost: set[str]
    ) -> None:
        (change,) = (one for one in amended.found["plans"][0]["changes"] if one["path"].endswith(path))
        below = change["below"]
        assert {one["id"].split("/")[0]: one["how"] for one in below["overrides"]} == overrides
        assert {id.split("/")[0] for id in below["lost"]} == lost
        broken = {BESIDE, PHRASE} - lost
        assert {id.split("/")[0] for id in below["broken"]} == broken
        assert {id.split("/")[0] for id in below["follows"]} == set(amended.wards) - {*overrides, *lost, *broken}

    def test_the_wards_that_status_names_are_those_told(self, amended: Told) -> None:
        text = amended.text.partition("Chỉ đổi theo")[0]
        told = {ward for ward in amended.wards if f"{ward}/{NAME}" in text}
        assert told == {TEXT, LEAD, BESIDE, PHRASE, PATCHED} and told < set(DIFFERENT)


_EXPECTED = {"thanh-pho": "doi", PATCHED: "doi", BESIDE: "hong", PHRASE: "hong"}
