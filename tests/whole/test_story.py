"""The story that all this is for: a city's plan, 114 wards, a few that differ, and the city amends.

What a ward's document must say is worked out without the cascade: the city's plan read by PyYAML, with the ward's
head, the slot filled and the rows of others left out, is a root of its own, and must print the same words.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from workbench import Office, Outcome

from gen.cli.accept import accept_plan
from gen.workspace.library import Library
from gen.workspace.places import Workspace

PLANS = Path(__file__).parents[2] / "plans"
NAME = "ke-hoach-chuyen-doi-so-2026"
CITY = f"thanh-pho/{NAME}"
MODEL = "Mô hình Thứ Bảy số"


class Story(Office):
    """A workspace with the city's plan alone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if not (root / "plans").exists():
            shutil.copytree(PLANS / "danh-muc", root / "plans/danh-muc")
            self.write(f"plans/{CITY}.yaml", (PLANS / f"{CITY}.yaml").read_bytes())

    @property
    def wards(self) -> list[str]:
        return sorted(path.parent.name for path in (self.root / "plans").glob(f"*/{NAME}.yaml") if _is_ward(path))

    def text(self, ward: str) -> str:
        return (self.root / f"plans/{ward}/{NAME}.yaml").read_text(encoding="utf-8")

    def patch(self, ward: str, more: str) -> None:
        """Adds what a ward writes at the top."""
        self.write(f"plans/{ward}/{NAME}.yaml", self.text(ward).rstrip() + "\n\n" + more)

    def insert(self, ward: str, below: str, more: str) -> None:
        """Adds what a ward writes to the body, where the slot's patch is already."""
        text = self.text(ward)
        at = text.index(below) + len(below)
        self.write(f"plans/{ward}/{NAME}.yaml", text[:at] + more + text[at:])

    def amend(self, old: str, new: str) -> None:
        """A change of the city's plan; the words must stand there once."""
        path = self.root / f"plans/{CITY}.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def words(self, ward: str) -> str:
        found = self.built(f"{ward}/{NAME}")
        assert found is not None, ward
        return found.text

    def all_words(self) -> dict[str, str]:
        return {ward: self.words(ward) for ward in self.wards}

    def status(self, *plans: str) -> Status:
        return Status.read(self.run("status", *plans))

    def accept(self, ward: str, *path: str) -> Outcome:
        return self.run("accept", f"{ward}/{NAME}", *path)

    def accept_all(self) -> None:
        """What `gen accept` does, for every ward and with one reading of the files."""
        library = Library(Workspace(self.root))
        for ward in self.wards:
            written, found = accept_plan(library, f"{ward}/{NAME}", "")
            assert written, found


def _is_ward(path: Path) -> bool:
    return path.parent.name != "thanh-pho"


@dataclass(frozen=True)
class Status:
    """What `gen status` printed: the lines of each plan it names, and its last line."""

    exit: int
    told: dict[str, str]
    total: str

    @classmethod
    def read(cls, outcome: Outcome) -> Status:
        *lines, total = outcome.out.rstrip("\n").split("\n")
        told: dict[str, str] = {}
        name = ""
        for line in lines:
            if not line.startswith(" "):
                name, _, rest = line.partition(f"/{NAME}: ")
                told[name] = rest + "\n"
            else:
                told[name] += line + "\n"
        return cls(outcome.exit, told, total)


def _fill(text: str) -> str:
    """A derived plan with its commented slots taken up, as its first lines ask for."""
    head, _, rest = text.partition("# Văn bản cha để trống")
    slots, _, tail = rest.partition("\n\n")
    taken = "\n".join(line.removeprefix("# ") for line in slots.split("\n")[1:])
    return f"{head}{re.sub(r'…( [(].*[)])?$', MODEL, taken, flags=re.MULTILINE)}\n\n{tail}"


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """All 114 derived, their slot filled, looked at, and built."""
    story = Story(tmp_path_factory.mktemp("hai-phong"))
    outcome = story.run("derive", CITY, "--tat-ca", "hai-phong")
    assert outcome.exit == 0, outcome.out
    for ward in story.wards:
        story.write(f"plans/{ward}/{NAME}.yaml", _fill(story.text(ward)))
    story.accept_all()
    outcome = story.run("build")
    assert outcome.exit == 0, outcome.out
    return story


@pytest.fixture
def story(derived: Story, tmp_path: Path) -> Story:
    """A copy of the workspace for one test."""
    shutil.copytree(derived.root, tmp_path / "ban-sao")
    return Story(tmp_path / "ban-sao")


def test_every_unit_of_the_city_has_a_plan_that_builds(derived: Story) -> None:
    assert len(derived.wards) == 114
    assert all(MODEL in text for text in derived.all_words().values())
    assert derived.status() == Status(0, {}, "114 bản kế thừa: 114 không phải làm gì.")


def test_a_derived_plan_with_an_open_slot_is_refused(tmp_path: Path) -> None:
    story = Story(tmp_path)
    assert story.run("derive", CITY, "--don-vi", "an-bien").exit == 0
    outcome = story.run("build")
    assert [one.code for one in outcome.findings if one.severity == "error"] == ["cascade/unfilled-slot"]
    assert outcome.exit == 1
    assert story.built(f"an-bien/{NAME}") is None


def test_deriving_again_overwrites_nothing(story: Story) -> None:
    story.patch("an-bien", "mo_dau: Lời của phường\n")
    before = {path: path.read_bytes() for path in story.root.rglob("*.yaml") if path.parent.name != LEAD}
    shutil.rmtree(story.root / f"plans/{LEAD}")
    outcome = story.run("derive", CITY, "--tat-ca", "hai-phong")
    assert outcome.exit == 0
    assert "Đã viết 1 bản kế thừa. Không đụng tới 113 tệp đã có." in outcome.err
    assert [path for path, data in before.items() if path.read_bytes() != data] == []
    assert story.run("derive", CITY, "--don-vi", "an-bien").exit == 2
    assert "mo_dau: Lời của phường" in story.text("an-bien")


def test_nothing_is_lost_in_114_documents(derived: Story, tmp_path: Path) -> None:
    """Every ward's words are those of the city's plan written out for it by hand."""
    assert _not_as_by_hand(derived, tmp_path, derived.wards) == []


def _not_as_by_hand(story: Story, folder: Path, wards: list[str]) -> list[str]:
    """The wards whose words are not those of the city's plan written out for them."""
    other = Story(folder / "viet-tay")
    city = yaml.load((story.root / f"plans/{CITY}.yaml").read_text(encoding="utf-8"), _Plain)
    units = yaml.load((story.root / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8"), _Plain)
    for ward in wards:
        source = _written_out(city, ward, _named_by(ward, units))
        other.write(f"plans/{ward}/{NAME}.yaml", json.dumps(source, ensure_ascii=False))
    outcome = other.run("build")
    assert outcome.exit == 0, outcome.out
    return [ward for ward in wards if other.words(ward) != story.words(ward)]


class _Plain(yaml.BaseLoader):
    """PyYAML without types; a slot is read as its filling."""


_Plain.add_constructor("!dien", lambda loader, node: MODEL)


def _named_by(ward: str, units: list[dict[str, Any]]) -> set[str]:
    """The ids that mean a ward: its own and those of the groups that hold it."""
    own = next(unit for unit in units if unit["ma"] == ward)
    out = {ward}
    for unit in units:
        chosen = unit.get("gom")
        if isinstance(chosen, list) and ward in chosen:
            out.add(unit["ma"])
        if isinstance(chosen, dict) and all(own.get(key) == value for key, value in chosen.items()):
            out.add(unit["ma"])
    return out


def _written_out(city: dict[str, Any], ward: str, names: set[str]) -> dict[str, Any]:
    source: dict[str, Any] = json.loads(json.dumps(city))
    source["don_vi"], source["ngay"] = ward, "2026"
    del source["so"]
    table = source["phu_luc"][0]["bang"]
    table["hang"] = list(_own_rows(table["hang"], names))
    return source


def _own_rows(rows: list[dict[str, Any]], names: set[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        below = list(_own_rows(row.get("hang", []), names))
        called: set[str] = set()
        for key in ("chu_tri", "phoi_hop", "lien_quan"):
            value = row.get(key, [])
            called |= set(value if isinstance(value, list) else [value])
        if below or ("nhom" not in row and called & names):
            kept = {key: value for key, value in row.items() if key != "hang"}
            yield {**kept, "hang": below} if below else kept


# wards that differ, each in its own way
TEXT, LEAD, REMOVED, BESIDE, PHRASE, WHOLE = "an-bien", "an-duong", "an-hai", "an-hung", "an-khanh", "ai-quoc"
PATCHED = "an-lao"
DIFFERENT = (TEXT, LEAD, REMOVED, BESIDE, PHRASE, WHOLE, PATCHED)


def _differ(story: Story) -> None:
    task = "          - {ma: tuyen-truyen, noi_dung: Tuyên truyền ở từng tổ dân phố}"
    story.insert(TEXT, "      - ma: quan-triet\n        muc:\n", f"{task}\n")
    story.write(
        f"plans/{LEAD}/{NAME}.yaml",
        story.text(LEAD).replace("  # giao:\n", "  giao:\n    ho-tro-nop-ho-so: Phòng Văn hóa - Xã hội\n"),
    )
    body = "  - ma: noi-dung\n    muc:\n"
    story.insert(REMOVED, body, "      - {ma: du-lieu, muc: [!bo danh-muc-dung-chung]}\n")
    own = "{ma: rieng-cua-xa, noi_dung: Việc riêng, sau: lam-sach}"
    story.insert(BESIDE, body, f"      - {{ma: du-lieu, muc: [{own}]}}\n")
    patched = "{ma: lam-sach, noi_dung: Làm sạch dữ liệu theo cách của xã}"
    story.insert(PATCHED, body, f"      - {{ma: du-lieu, muc: [{patched}]}}\n")
    story.patch(PHRASE, "thay_tu:\n  Hằng quý: Hai tháng một lần\n")
    story.patch(WHOLE, "ket_thuc: !thay Phường tự lo\n")


def _amend(story: Story) -> None:
    """One text, one lead, one task and one item more, one item less, one phrase gone."""
    story.amend("Tuyên truyền về dịch vụ công trực tuyến,", "Tuyên truyền sâu rộng về dịch vụ công trực tuyến,")
    story.amend(
        "              chu_tri: cap-xa\n              phoi_hop: trung-tam-phuc-vu-hanh-chinh-cong-thanh-pho\n"
        "              thoi_gian: Quý I/2026\n              san_pham: Quầy hỗ trợ",
        "              chu_tri: [cap-xa, so-noi-vu]\n"
        "              phoi_hop: trung-tam-phuc-vu-hanh-chinh-cong-thanh-pho\n"
        "              thoi_gian: Quý I/2026\n              san_pham: Quầy hỗ trợ",
    )
    story.amend(
        "            - ma: thi-dua\n",
        "            - ma: hop-dan\n              nhiem_vu: Họp dân ở từng khu dân cư\n              chu_tri: cap-xa\n"
        "              phoi_hop: so-noi-vu\n              thoi_gian: Quý II/2026\n              san_pham: Biên bản\n"
        "            - ma: thi-dua\n",
    )
    story.amend(
        "      - ma: truc-tuyen-toan-trinh\n",
        "      - {ma: moc-dau-nam, noi_dung: Chỉ tiêu thêm vào đầu danh sách.}\n      - ma: truc-tuyen-toan-trinh\n",
    )
    story.amend("Hằng quý\n", "Mỗi quý một lần\n")
    path = story.root / f"plans/{CITY}.yaml"
    text = path.read_text(encoding="utf-8")
    gone = re.search(r"      - ma: lam-sach\n.*?(?=      - ma: danh-muc-dung-chung)", text, re.DOTALL)
    assert gone
    path.write_text(text.replace(gone[0], ""), encoding="utf-8")


@pytest.fixture
def amended(story: Story) -> Story:
    """The seven have looked at the plan they differ from; then the city amends it."""
    _differ(story)
    for ward in DIFFERENT:
        assert story.accept(ward).exit == 0
    assert story.run("build").exit == 0
    assert story.status() == Status(0, {}, "114 bản kế thừa: 114 không phải làm gì.")
    _amend(story)
    return story


def test_status_names_those_that_need_a_look(amended: Story) -> None:
    status = amended.status()
    assert status.exit == 1
    assert set(status.told) == {TEXT, LEAD, BESIDE, PHRASE, PATCHED}
    assert status.total == "114 bản kế thừa: 109 tự theo văn bản cha, 2 cần xem lại, 3 mất chỗ dựa ở văn bản cha."
    look = status.told[TEXT]
    assert look.startswith("cần xem lại\n")
    assert "noi-dung/quan-triet/tuyen-truyen/noi_dung (bản này sửa)" in look
    assert "lúc xem:  Tuyên truyền về dịch vụ công trực tuyến," in look
    assert "bây giờ: Tuyên truyền sâu rộng về dịch vụ công trực tuyến," in look
    assert f"gen accept {TEXT}/{NAME}" in look
    lead = status.told[LEAD]
    assert "ho-tro-nop-ho-so/chu_tri (bản này giao cho đơn vị khác)" in lead
    assert "lúc xem:  cap-xa\n" in lead
    assert "bây giờ: cap-xa | so-noi-vu\n" in lead


def test_status_tells_what_a_plan_leans_on_and_is_gone(amended: Story) -> None:
    status = amended.status()
    assert status.told[BESIDE].startswith("mất chỗ dựa ở văn bản cha\n")
    assert "Không có mục “lam-sach” để đặt bên cạnh." in status.told[BESIDE]
    assert "Không thấy “Hằng quý” ở đâu trong phần kế thừa." in status.told[PHRASE]
    assert "noi-dung/du-lieu/lam-sach/noi_dung: văn bản cha không còn phần này" in status.told[PATCHED]
    assert "cha từng viết: Làm sạch, đối soát dữ liệu hộ tịch" in status.told[PATCHED]
    outcome = amended.run("build")
    assert outcome.exit == 1
    assert {one.path.split("/")[1] for one in outcome.findings if one.severity == "error"} == {BESIDE, PHRASE}
    assert amended.built(f"{BESIDE}/{NAME}") is None


def test_paths_of_status_are_paths_of_explain(amended: Story) -> None:
    """What status calls a place, explain and accept call it too."""
    for ward in (TEXT, LEAD):
        path = re.findall(r"^    (\S+) \(", amended.status().told[ward], re.MULTILINE)
        assert len(path) == 1
        assert amended.run("explain", f"{ward}/{NAME}", path[0]).exit == 0
        assert amended.accept(ward, path[0]).exit == 0


def test_the_others_flow_by_themselves(amended: Story, tmp_path: Path) -> None:
    before = amended.all_words()
    outcome = amended.run("build")
    assert outcome.exit == 1
    plain = [ward for ward in amended.wards if ward not in DIFFERENT]
    for ward in plain:
        words = amended.words(ward)
        assert words != before[ward]
        assert "Tuyên truyền sâu rộng về dịch vụ công" in words
        assert "1. Chỉ tiêu thêm vào đầu danh sách." in words or "a) Chỉ tiêu thêm vào đầu danh sách." in words
        assert "Họp dân ở từng khu dân cư" in words
        assert "Làm sạch, đối soát dữ liệu hộ tịch" in before[ward]
        assert "Làm sạch, đối soát dữ liệu hộ tịch" not in words
    assert _not_as_by_hand(amended, tmp_path, plain) == []
    # a ward keeps its own words, and follows in all else
    assert "Tuyên truyền ở từng tổ dân phố" in amended.words(TEXT)
    assert "sâu rộng" not in amended.words(TEXT)
    assert "Họp dân ở từng khu dân cư" in amended.words(TEXT)
    assert "Ban hành danh mục dữ liệu dùng chung" not in amended.words(REMOVED)
    assert "Phường tự lo./." in amended.words(WHOLE)
    assert "phản ánh về" not in amended.words(WHOLE)


def test_accepting_one_path_and_then_all(amended: Story) -> None:
    amended.patch(TEXT, "trich_yeu: Chuyển đổi số của phường\n")
    assert amended.accept(TEXT, "trich_yeu").exit == 0
    amended.amend("Chuyển đổi số gắn với cải cách hành chính, phục vụ người dân", "Chuyển đổi số, phục vụ người dân")
    both = amended.status(f"{TEXT}/{NAME}").told[TEXT]
    assert "trich_yeu (bản này sửa)" in both
    assert "tuyen-truyen/noi_dung (bản này sửa)" in both
    assert amended.accept(TEXT, "noi-dung/quan-triet/tuyen-truyen/noi_dung").exit == 0
    one = amended.status(f"{TEXT}/{NAME}")
    assert one.exit == 1
    assert "trich_yeu (bản này sửa)" in one.told[TEXT]
    assert "tuyen-truyen/noi_dung (bản này sửa)" not in one.told[TEXT]
    assert amended.accept(TEXT).exit == 0
    assert amended.status(f"{TEXT}/{NAME}") == Status(0, {}, "1 bản kế thừa: 1 không phải làm gì.")
    assert amended.accept(TEXT, "mo_dau").exit == 2
    assert amended.accept(BESIDE).exit == 1


def test_when_all_have_looked_status_is_clean(amended: Story) -> None:
    amended.write(
        f"plans/{BESIDE}/{NAME}.yaml", amended.text(BESIDE).replace("sau: lam-sach", "sau: danh-muc-dung-chung")
    )
    amended.write(f"plans/{PHRASE}/{NAME}.yaml", amended.text(PHRASE).replace("  Hằng quý:", "  Mỗi quý một lần:"))
    amended.accept_all()
    assert amended.status() == Status(0, {}, "114 bản kế thừa: 114 không phải làm gì.")
    assert amended.run("build").exit == 0
    assert "Hai tháng một lần" in amended.words(PHRASE)


def test_what_a_ward_takes_out_itself_is_not_the_citys_doing(story: Story) -> None:
    """A paragraph's footnote goes with it; status must not say that the city dropped it."""
    story.amend("ket_thuc: >-", "chu_thich:\n  mot: Lời chú thích của thành phố\n\nket_thuc: >-")
    story.amend("một kết quả cụ thể.\n", "một kết quả cụ thể[^mot].\n")
    ward = f"{TEXT}/{NAME}"
    assert story.accept(TEXT).exit == 0
    story.patch(TEXT, "yeu_cau:\n  - {ma: sau-ro, noi_dung: Rõ việc}\n")
    assert story.run("build", ward).exit == 0
    assert "Lời chú thích của thành phố" not in story.words(TEXT)
    assert "cha bỏ" not in story.run("status", "--het", ward).out
    story.amend("mot: Lời chú thích của thành phố", "mot: Lời chú thích khác")
    assert story.run("build", ward).exit == 0


def test_status_shows_no_pair_that_reads_alike(story: Story) -> None:
    """The record keeps the beginning of a long text; a change behind it is said to be there."""
    long = " ".join(f"câu {at}" for at in range(200))
    story.amend("một kết quả cụ thể.\n", f"một kết quả cụ thể. {long} hết.\n")
    ward = f"{TEXT}/{NAME}"
    story.patch(TEXT, "yeu_cau:\n  - {ma: sau-ro, noi_dung: Rõ việc}\n")
    assert story.accept(TEXT).exit == 0
    story.amend("câu 199 hết.", "câu 199 xong.")
    out = story.run("status", ward).out
    assert "lúc xem:" not in out and "gen diff --git" in out


def test_it_works_without_git(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(story.root))
    _differ(story)
    steps: list[Callable[[], int]] = [
        lambda: story.accept(TEXT).exit,
        lambda: story.run("build").exit,
        lambda: story.status(f"{TEXT}/{NAME}").exit,
        lambda: story.run("explain", f"{TEXT}/{NAME}").exit,
    ]
    assert [step() for step in steps] == [0, 0, 0, 0]
    assert shutil.which("git") is None
