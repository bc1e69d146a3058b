"""The story that all this is for: a city's plan, its wards, a few that differ, and the city amends.

With twelve of the wards, and in the long run with all 114.

What a ward's document must say is worked out without the cascade: the city's plan read by PyYAML, with the ward's
head, the slot filled and the rows of others left out, is a root of its own, and must print the same words.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from wards import (
    ALL,
    BESIDE,
    CITY,
    DIFFERENT,
    FEW,
    LEAD,
    MODEL,
    NAME,
    PATCHED,
    PHRASE,
    REMOVED,
    TEXT,
    WHOLE,
    City,
    Status,
    amend_the_city,
    differ_in_seven,
)


@pytest.fixture(scope="module", params=[FEW, pytest.param(ALL, marks=pytest.mark.long)], ids="{}-wards".format)
def derived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> City:
    """All wards derived, their slot filled, looked at, and built."""
    city = City(tmp_path_factory.mktemp("hai-phong"), request.param)
    city.derive_all()
    assert len(city.wards) == request.param
    city.accept_all()
    outcome = city.run("build")
    assert outcome.exit == 0, outcome.out
    return city


@pytest.fixture
def city(derived: City, tmp_path: Path) -> City:
    """A copy of the workspace for one test."""
    shutil.copytree(derived.root, tmp_path / "ban-sao")
    return City(tmp_path / "ban-sao")


def _nothing_to_do(city: City) -> Status:
    many = len(city.wards)
    return Status(0, {}, f"{many} bản kế thừa: {many} không phải làm gì.")


def test_every_unit_of_the_city_has_a_plan_that_builds(derived: City) -> None:
    assert all(MODEL in text for text in derived.all_words().values())
    assert derived.status() == _nothing_to_do(derived)


def test_a_derived_plan_with_an_open_slot_is_refused(tmp_path: Path) -> None:
    city = City(tmp_path)
    assert city.run("derive", CITY, "--don-vi", "an-bien").exit == 0
    outcome = city.run("build")
    assert [one.code for one in outcome.findings if one.severity == "error"] == ["cascade/unfilled-slot"]
    assert outcome.exit == 1
    assert city.built(f"an-bien/{NAME}") is None


def test_deriving_again_overwrites_nothing(city: City) -> None:
    city.patch("an-bien", "mo_dau: Lời của phường\n")
    before = {path: path.read_bytes() for path in city.root.rglob("*.yaml") if path.parent.name != LEAD}
    shutil.rmtree(city.root / f"plans/{LEAD}")
    outcome = city.run("derive", CITY, "--tat-ca", "hai-phong")
    assert outcome.exit == 0
    assert f"Đã viết 1 bản kế thừa. Không đụng tới {len(city.wards) - 1} tệp đã có." in outcome.err
    assert [path for path, data in before.items() if path.read_bytes() != data] == []
    assert city.run("derive", CITY, "--don-vi", "an-bien").exit == 2
    assert "mo_dau: Lời của phường" in city.text("an-bien")


def test_nothing_is_lost_in_any_document(derived: City, tmp_path: Path) -> None:
    """Every ward's words are those of the city's plan written out for it by hand."""
    assert _not_as_by_hand(derived, tmp_path, derived.wards) == []


def _not_as_by_hand(city: City, folder: Path, wards: list[str]) -> list[str]:
    """The wards whose words are not those of the city's plan written out for them."""
    other = City(folder / "viet-tay", ALL)
    plan = yaml.load((city.root / f"plans/{CITY}.yaml").read_text(encoding="utf-8"), _Plain)
    units = yaml.load((city.root / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8"), _Plain)
    for ward in wards:
        source = _written_out(plan, ward, _named_by(ward, units))
        other.write(f"plans/{ward}/{NAME}.yaml", json.dumps(source, ensure_ascii=False))
    outcome = other.run("build")
    assert outcome.exit == 0, outcome.out
    return [ward for ward in wards if other.words(ward) != city.words(ward)]


CITED = (
    "Kế hoạch số 18/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân thành phố về chuyển đổi số gắn với cải cách "
    "hành chính, phục vụ người dân và doanh nghiệp trên địa bàn thành phố năm 2026"
)


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


def _written_out(plan: dict[str, Any], ward: str, names: set[str]) -> dict[str, Any]:
    source: dict[str, Any] = json.loads(json.dumps(plan))
    source["don_vi"], source["ngay"] = ward, "2026"
    del source["so"]
    # what `gen derive` writes for every ward
    source["can_cu"].append({"noi_dung": f"Thực hiện {CITED}"})
    source["noi_nhan"] = ["Ủy ban nhân dân thành phố Hải Phòng", {"luu": "VT"}]
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


@pytest.fixture
def amended(city: City) -> City:
    """The seven have looked at the plan they differ from; then the city amends it."""
    differ_in_seven(city)
    for ward in DIFFERENT:
        assert city.accept(ward).exit == 0
    assert city.run("build").exit == 0
    assert city.status() == _nothing_to_do(city)
    amend_the_city(city)
    return city


def test_status_names_those_that_need_a_look(amended: City) -> None:
    status, many = amended.status(), len(amended.wards)
    assert status.exit == 1
    assert set(status.told) == {TEXT, LEAD, BESIDE, PHRASE, PATCHED}
    assert (
        status.total
        == f"{many} bản kế thừa: {many - 5} tự theo văn bản cha, 2 cần xem lại, 3 mất chỗ dựa ở văn bản cha."
    )
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


def test_status_tells_what_a_plan_leans_on_and_is_gone(amended: City) -> None:
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


def test_paths_of_status_are_paths_of_explain(amended: City) -> None:
    """What status calls a place, explain and accept call it too."""
    for ward in (TEXT, LEAD):
        path = re.findall(r"^    (\S+) \(", amended.status().told[ward], re.MULTILINE)
        assert len(path) == 1
        assert amended.run("explain", f"{ward}/{NAME}", path[0]).exit == 0
        assert amended.accept(ward, path[0]).exit == 0


def test_the_others_flow_by_themselves(amended: City, tmp_path: Path) -> None:
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


def test_accepting_one_path_and_then_all(amended: City) -> None:
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


def test_when_all_have_looked_status_is_clean(amended: City) -> None:
    amended.write(
        f"plans/{BESIDE}/{NAME}.yaml", amended.text(BESIDE).replace("sau: lam-sach", "sau: danh-muc-dung-chung")
    )
    amended.write(f"plans/{PHRASE}/{NAME}.yaml", amended.text(PHRASE).replace("  Hằng quý:", "  Mỗi quý một lần:"))
    amended.accept_all()
    assert amended.status() == _nothing_to_do(amended)
    assert amended.run("build").exit == 0
    assert "Hai tháng một lần" in amended.words(PHRASE)


def test_what_a_ward_takes_out_itself_is_not_the_citys_doing(city: City) -> None:
    """A paragraph's footnote goes with it; status must not say that the city dropped it."""
    city.amend("ket_thuc: >-", "chu_thich:\n  mot: Lời chú thích của thành phố\n\nket_thuc: >-")
    city.amend("một kết quả cụ thể.\n", "một kết quả cụ thể[^mot].\n")
    ward = f"{TEXT}/{NAME}"
    assert city.accept(TEXT).exit == 0
    city.patch(TEXT, "yeu_cau:\n  - {ma: sau-ro, noi_dung: Rõ việc}\n")
    assert city.run("build", ward).exit == 0
    assert "Lời chú thích của thành phố" not in city.words(TEXT)
    assert "cha bỏ" not in city.run("status", "--het", ward).out
    city.amend("mot: Lời chú thích của thành phố", "mot: Lời chú thích khác")
    assert city.run("build", ward).exit == 0


def test_status_shows_no_pair_that_reads_alike(city: City) -> None:
    """The record keeps the beginning of a long text; a change behind it is said to be there."""
    long = " ".join(f"câu {at}" for at in range(200))
    city.amend("một kết quả cụ thể.\n", f"một kết quả cụ thể. {long} hết.\n")
    ward = f"{TEXT}/{NAME}"
    city.patch(TEXT, "yeu_cau:\n  - {ma: sau-ro, noi_dung: Rõ việc}\n")
    assert city.accept(TEXT).exit == 0
    city.amend("câu 199 hết.", "câu 199 xong.")
    out = city.run("status", ward).out
    assert "lúc xem:" not in out and "gen diff --git" in out


def test_it_works_without_git(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(city.root))
    differ_in_seven(city)
    steps: list[Callable[[], int]] = [
        lambda: city.accept(TEXT).exit,
        lambda: city.run("build").exit,
        lambda: city.status(f"{TEXT}/{NAME}").exit,
        lambda: city.run("explain", f"{TEXT}/{NAME}").exit,
    ]
    assert [step() for step in steps] == [0, 0, 0, 0]
    assert shutil.which("git") is None
