"""Issued stays issued: through the command line, on the office that the cases share."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest
from places import TEMPLATES
from workbench import Office, Outcome

CITY = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 18
ngay: 2026-03-05
trich_yeu: Chuyển đổi số năm {{ nam }}
can_cu:
  - {ma: luat, van_ban: luat-mau}
noi_dung:
  - ma: chi-tieu
    noi_dung: "Đạt 80% trên địa bàn {{ don_vi.goi }}."
  - {ma: chung, co_dinh: true, noi_dung: Giữ nguyên câu này.}
  - {ma: cho-dien, noi_dung: !dien số của phường}
noi_nhan: [{luu: VT}]
ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Mẫu}
"""
WARD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 31
ngay: 2026-03-12
can_cu:
  - {ma: cha, noi_dung: "Thực hiện {{ cha }}"}
noi_dung: [{ma: cho-dien, noi_dung: Mười lớp học.}]
noi_nhan: !thay [{luu: VT}]
ky: {ho_ten: Trần Thị Mẫu}
"""
RECORD, WARD_RECORD = "plans/cha.ban-hanh.yaml", "plans/xa.ban-hanh.yaml"


@pytest.fixture
def city(office: Office) -> Office:
    """A city's plan with one ward's."""
    office.write("plans/cha.yaml", CITY)
    office.write("plans/xa.yaml", WARD)
    return office


@pytest.fixture
def issued(city: Office) -> Office:
    """Both issued."""
    _issue(city, "cha")
    _issue(city, "xa")
    return city


def _issue(office: Office, *args: str) -> Outcome:
    outcome = office.run("issue", "--co-canh-bao", *args)
    assert outcome.exit == 0, outcome.out + outcome.err
    return outcome


def _file(office: Office, id: str) -> bytes:
    return (office.root / f"build/{id}.docx").read_bytes()


def _edit(office: Office, path: str, old: str, new: str) -> None:
    text = (office.root / path).read_text(encoding="utf-8")
    assert old in text
    office.write(path, text.replace(old, new))


def _codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


# --- what keeps a plan from being issued


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("so: 18\n", "", "issued/no-number"),
        ("ngay: 2026-03-05", "ngay: 2026-03", "issued/no-date"),
        ("luat-mau", "luat-khac", "schema/unknown-document"),
    ],
)
def test_a_plan_that_is_not_ready(city: Office, old: str, new: str, code: str) -> None:
    _edit(city, "plans/cha.yaml", old, new)
    outcome = city.run("issue", "--co-canh-bao", "cha")
    assert outcome.exit == 1 and code in _codes(outcome)
    assert not (city.root / RECORD).exists() and city.built("cha") is None


def test_warnings_are_shown_and_must_be_accepted(city: Office) -> None:
    _edit(city, "plans/cha.yaml", "Giữ nguyên câu này.", "Giữ nguyên câu này trong trong năm.")
    outcome = city.run("issue", "cha")
    assert outcome.exit == 1 and "--co-canh-bao" in outcome.err and outcome.findings
    assert not (city.root / RECORD).exists()
    _issue(city, "cha")
    # they were accepted, and are not told again
    assert [code for code in _codes(city.run("check", "cha")) if code.startswith("lint")] == []


def test_a_ward_needs_an_issued_parent(city: Office) -> None:
    outcome = city.run("issue", "--co-canh-bao", "xa")
    assert outcome.exit == 1 and "issued/parent-not-issued" in _codes(outcome)
    _issue(city, "--cha-chua", "xa")


def test_it_is_not_issued_twice_unless_told(issued: Office) -> None:
    before = (issued.root / RECORD).read_bytes()
    _edit(issued, "plans/cha.yaml", "80%", "81%")
    assert issued.run("issue", "cha").exit == 2
    assert (issued.root / RECORD).read_bytes() == before
    _issue(issued, "--lai", "cha")
    assert "81%" in _said(issued, "cha")


def _said(office: Office, id: str) -> str:
    found = office.built(id)
    assert found is not None
    return found.text


# --- what is printed from then on


def test_it_prints_what_a_build_printed_before(city: Office) -> None:
    assert city.run("build").exit == 0
    before = {id: _file(city, id) for id in ("cha", "xa")}
    _issue(city, "cha")
    _issue(city, "xa")
    shutil.rmtree(city.root / "build")
    assert _codes(city.run("build")) == []
    assert {id: _file(city, id) for id in before} == before
    digest = hashlib.sha256(before["xa"]).hexdigest()
    assert f"tep: {digest}" in (city.root / WARD_RECORD).read_text(encoding="utf-8")


def _city_edits(office: Office) -> None:
    _edit(office, "plans/cha.yaml", "80%", "90%")


def _source_goes(office: Office) -> None:
    (office.root / "plans/xa.yaml").unlink()


def _source_breaks(office: Office) -> None:
    office.write("plans/xa.yaml", "loai: [")


def _units_change(office: Office) -> None:
    _edit(office, "plans/danh-muc/don-vi.yaml", "phường Mẫu", "phường Khác")


def _registers_go(office: Office) -> None:
    (office.root / "plans/danh-muc/don-vi.yaml").unlink()
    (office.root / "plans/danh-muc/van-ban.yaml").unlink()


def _ward_edits(office: Office) -> None:
    _edit(office, "plans/xa.yaml", "Mười lớp học.", "Hai mươi lớp học.")


EVENTS = [_city_edits, _source_goes, _source_breaks, _units_change, _registers_go, _ward_edits]


@pytest.mark.parametrize("event", EVENTS, ids=[event.__name__.strip("_") for event in EVENTS])
@pytest.mark.parametrize("gone", [False, True], ids=["there", "gone"])
def test_whatever_happens_it_prints_the_same_bytes(issued: Office, event: object, gone: bool) -> None:
    before = _file(issued, "xa")
    assert callable(event)
    event(issued)
    if gone:
        shutil.rmtree(issued.root / "build")
    for args in (("build", "xa"), ("build", "--strict", "xa"), ("build",)):
        issued.run(*args)
        assert _file(issued, "xa") == before, args


def test_a_changed_source_is_told_with_its_places(issued: Office) -> None:
    _ward_edits(issued)
    for command in ("build", "check"):
        (told,) = [one for one in issued.run(command, "xa").findings if one.code == "issued/changed"]
        assert told.place == "plans/xa.yaml:7:37" and told.severity == "info"
        assert "noi-dung/cho-dien/noi_dung “Mười lớp học./.” → “Hai mươi lớp học./.”" in told.message
        assert told.hint.endswith("gen diff xa@ban-hanh xa")
    diff = issued.run("diff", "xa@ban-hanh", "xa")
    assert "[-Mười-]{+Hai mươi+}" in diff.out
    assert "issued/changed" not in _codes(issued.run("build", "cha"))


def test_the_draft_of_a_changed_source_is_looked_at_as_any_other(issued: Office) -> None:
    _edit(issued, "plans/xa.yaml", "Mười lớp học.", "Mười lớp học trong trong hè.")
    assert {"issued/changed", "lint/doubled-word"} <= set(_codes(issued.run("check", "xa")))


def test_a_source_that_says_the_same_in_other_words_of_yaml_is_no_change(issued: Office) -> None:
    _edit(issued, "plans/xa.yaml", "noi_dung: Mười lớp học.", 'noi_dung: "Mười lớp học."')
    _edit(issued, "plans/xa.yaml", "ke_thua: cha.yaml", "# ghi chú\nke_thua: ./cha.yaml")
    assert _codes(issued.run("build")) == []


def test_an_id_given_or_changed_is_no_change(city: Office) -> None:
    _edit(city, "plans/cha.yaml", "{ma: chung, co_dinh: true, noi_dung: Giữ nguyên câu này.}", "Giữ nguyên câu này.")
    _issue(city, "cha")
    assert city.run("fmt", "--ma", "cha").exit == 0
    assert "ma: giu-nguyen" in (city.root / "plans/cha.yaml").read_text(encoding="utf-8")
    _edit(city, "plans/cha.yaml", "ma: chi-tieu", "ma: muc-tieu")
    assert "issued/changed" not in _codes(city.run("build", "cha"))


def test_an_order_that_changed_is_told(issued: Office) -> None:
    text = (issued.root / "plans/xa.yaml").read_text(encoding="utf-8")
    issued.write(
        "plans/xa.yaml", text.replace("noi_dung: [{", "noi_dung: [{ma: chung-2, sau: chi-tieu, noi_dung: B.}, {")
    )
    assert "thêm “B.”" in str([one.message for one in issued.run("build", "xa").findings])


def test_a_register_that_moved_is_told(issued: Office) -> None:
    _units_change(issued)
    (told,) = [one for one in issued.run("build", "xa").findings if one.code == "issued/changed"]
    assert "don_vi" in told.message


def test_another_template_prints_the_same_words_and_that_is_told(issued: Office) -> None:
    before, said = _file(issued, "xa"), _said(issued, "xa")
    shutil.copytree(TEMPLATES, issued.root / "templates")
    _restyle(issued.root / "templates/chinh-quyen/ke-hoach.docx")
    assert _file(issued, "xa") == before and "issued/other-file" not in _codes(issued.run("build", "xa"))
    (issued.root / "build/xa.docx").unlink()
    outcome = issued.run("build", "xa")
    assert _file(issued, "xa") != before and _said(issued, "xa") == said
    (told,) = outcome.findings
    assert told.code == "issued/other-file" and "templates/chinh-quyen/ke-hoach.docx" in told.message
    assert _codes(issued.run("build", "xa")) == ["issued/other-file"]
    # the file that was issued comes back from where it was kept
    issued.write("build/xa.docx", before)
    assert _codes(issued.run("build", "xa")) == [] and _file(issued, "xa") == before


def _restyle(template: Path) -> None:
    """Another size of type in a template."""
    with zipfile.ZipFile(template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:sz w:val="28"', b'w:sz w:val="27"')
    with zipfile.ZipFile(template, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_a_file_that_somebody_changed_is_put_aside(issued: Office) -> None:
    before = _file(issued, "xa")
    issued.write("build/xa.docx", before + b"x")
    issued.run("build", "xa")
    assert _file(issued, "xa") == before
    assert list((issued.root / "build").glob("xa.sua-tay*.docx"))


# --- children


def test_children_inherit_the_issued_text(city: Office) -> None:
    _issue(city, "cha")
    _city_edits(city)
    assert "Đạt 80% trên địa bàn phường" in _built(city, "xa")
    _edit(city, "plans/xa.yaml", "ke_thua: cha.yaml", "ke_thua: {tu: cha.yaml, ban: nhap}")
    assert "Đạt 90% trên địa bàn phường" in _built(city, "xa")
    outcome = city.run("issue", "--co-canh-bao", "xa")
    assert "issued/parent-not-issued" in _codes(outcome)


def _built(office: Office, id: str) -> str:
    outcome = office.run("build", id)
    assert outcome.exit == 0, outcome.out
    return _said(office, id)


def test_a_child_follows_when_its_parent_is_issued_or_taken_back(city: Office) -> None:
    _issue(city, "cha")
    _city_edits(city)
    assert "80%" in _built(city, "xa")
    (city.root / RECORD).unlink()
    assert "90%" in _built(city, "xa")
    _issue(city, "cha")
    _edit(city, "plans/cha.yaml", "90%", "95%")
    assert "90%" in _built(city, "xa")


def test_the_issued_text_locks_and_asks_as_the_draft_did(city: Office) -> None:
    _issue(city, "cha")
    _edit(city, "plans/xa.yaml", "{ma: cho-dien, noi_dung: Mười lớp học.}", "{ma: chung, noi_dung: Câu khác.}")
    codes = _codes(city.run("build", "xa"))
    assert "cascade/locked" in codes and "cascade/unfilled-slot" in codes


def test_accept_and_status_do_not_mind_that_a_parent_was_issued(city: Office) -> None:
    _edit(city, "plans/xa.yaml", "noi_dung: [", "noi_dung: [{ma: chi-tieu, noi_dung: Đạt 85%.}, ")
    assert city.run("accept", "xa").exit == 0
    _issue(city, "cha")
    assert "1 không phải làm gì" in city.run("status", "xa").out
    # the draft of the parent moved, not what the child inherits
    _city_edits(city)
    assert "1 không phải làm gì" in city.run("status", "xa").out
    _issue(city, "--lai", "cha")
    outcome = city.run("status", "xa")
    assert outcome.exit == 1 and "noi-dung/chi-tieu" in outcome.out and "90%" in outcome.out


def test_a_child_is_derived_from_the_issued_text(city: Office) -> None:
    _issue(city, "cha")
    _city_edits(city)
    assert city.run("derive", "cha", "--don-vi", "phuong-mau").exit == 0
    text = (city.root / "plans/phuong-mau/cha.yaml").read_text(encoding="utf-8")
    assert "ke_thua: ../cha.yaml" in text and "80%" in text and "90%" not in text


# --- reports


def test_status_counts_issued_drafts_and_moved(issued: Office) -> None:
    issued.write("plans/nhap.yaml", "so: 4\n" + issued.tail("ke-hoach"))
    out = issued.run("status").out
    assert "1 bản kế thừa: 1 đã ban hành." in out and "2 văn bản đã ban hành; 2 dự thảo." in out
    _ward_edits(issued)
    outcome = issued.run("status")
    assert outcome.exit == 0
    assert "2 văn bản đã ban hành, trong đó 1 có nguồn nay nói khác; 2 dự thảo." in outcome.out
    assert "xa: đã ban hành, nguồn nay nói khác" in outcome.out
    assert "xa: đã ban hành, nguồn nay nói khác" in issued.run("status", "cha").out


def test_explain_says_what_is_of_the_issued_text(city: Office) -> None:
    _issue(city, "cha")
    said = city.run("explain", "xa", "noi-dung/chung/noi_dung").out
    assert f"{RECORD}:" in said and "kế thừa chữ đã ban hành" in said
    assert "chữ đã ban hành" in city.run("explain", "cha@ban-hanh", "trich_yeu").out
    own = city.run("explain", "cha", "trich_yeu")
    assert "plans/cha.yaml:5" in own.out and "cha@ban-hanh" in own.err


def test_redline_and_show_take_the_issued_text(issued: Office) -> None:
    _ward_edits(issued)
    assert "1 chỗ thêm, 1 chỗ bỏ" in issued.run("redline", "xa@ban-hanh", "xa").err
    assert issued.run("redline", "--voi-cha", "xa").exit == 0
    assert issued.run("redline", "--cha", "cha").exit == 0
    assert "Mười lớp học." in issued.run("show", "xa@ban-hanh").out
    assert "Hai mươi lớp học." in issued.run("show", "xa").out
    issued.write("plans/nhap.yaml", issued.tail("ke-hoach"))
    outcome = issued.run("diff", "nhap@ban-hanh", "nhap")
    assert outcome.exit == 2 and "gen issue nhap" in outcome.err


# --- the record as a file


def test_the_record_is_canonical_and_left_alone(issued: Office) -> None:
    text = (issued.root / RECORD).read_text(encoding="utf-8")
    assert "\n  don_vi: thanh-pho-mau" in text and "Đạt 80% trên địa bàn {{ don_vi.goi }}." in text
    _issue(issued, "--lai", "cha")
    assert (issued.root / RECORD).read_text(encoding="utf-8") == text
    assert issued.run("fmt").exit == 0
    assert (issued.root / RECORD).read_text(encoding="utf-8") == text
    assert issued.run("fmt", RECORD).exit == 2


def test_line_ends_and_comments_do_not_break_it(issued: Office) -> None:
    data = (issued.root / WARD_RECORD).read_bytes()
    issued.write(WARD_RECORD, data.replace(b"\n", b"\r\n") + b"# xem lai\r\n")
    assert _codes(issued.run("build", "xa")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Mười lớp học.", "Chín lớp học."),
        ("ten: Ủy ban nhân dân phường Mẫu", "ten: Ủy ban nhân dân phường Lạ"),
        ("tep: ", "tep: 0"),
        ("niem_phong: ", "niem_phong: 0"),
        ("ban_ghi: 1", "ban_ghi: một"),
        ("toan_van:", "toan_vann:"),
        ("chu_in:", "them: x\nchu_in:"),
    ],
)
def test_a_record_that_was_edited_prints_nothing_and_loses_nothing(issued: Office, old: str, new: str) -> None:
    before = _file(issued, "xa")
    _edit(issued, WARD_RECORD, old, new)
    for command in ("build", "check"):
        outcome = issued.run(command, "xa")
        assert outcome.exit == 1 and "issued/edited-record" in _codes(outcome), outcome.out
    assert _file(issued, "xa") == before
    _issue(issued, "--lai", "xa")
    assert _codes(issued.run("build", "xa")) == [] and _file(issued, "xa") == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "source/empty"),
        (b"- x\n", "issued/edited-record"),
        (b"ban_ghi: 2\n", "issued/newer-record"),
        (b"ban_ghi: 1\n", "issued/edited-record"),
        (b"<<<<<<< HEAD\nban_ghi: 1\n", "source/conflict"),
        (b"\xff\xfe", "source/not-utf8"),
        (b"a: &x [*x]\n", "source/anchor"),
        (b"[" * 5000, "source/too-deep"),
    ],
)
def test_any_other_file_in_its_place_is_told(issued: Office, data: bytes, code: str) -> None:
    before = _file(issued, "xa")
    issued.write(WARD_RECORD, data)
    outcome = issued.run("build", "xa")
    assert outcome.exit == 1 and code in _codes(outcome) and _file(issued, "xa") == before


def test_records_are_no_plans(issued: Office) -> None:
    assert sorted(path.name for path in (issued.root / "build").rglob("*.docx")) == ["cha.docx", "xa.docx"]
    issued.run("build")
    assert not (issued.root / "build/cha.ban-hanh.docx").exists()
    assert issued.run("build", "cha.ban-hanh").exit == 2
    assert issued.run("new", "ke-hoach", "plans/moi.ban-hanh.yaml", "--don-vi", "phuong-mau").exit == 2


def test_a_plan_renamed_with_its_record_prints_the_same_bytes(issued: Office) -> None:
    before = _file(issued, "xa")
    (issued.root / "plans/phuong").mkdir()
    for name in ("xa.yaml", "xa.ban-hanh.yaml"):
        (issued.root / "plans" / name).rename(issued.root / "plans/phuong" / name.replace("xa", "moi"))
    _edit(issued, "plans/phuong/moi.yaml", "ke_thua: cha.yaml", "ke_thua: ../cha.yaml")
    assert _codes(issued.run("build")) == []
    assert _file(issued, "phuong/moi") == before and issued.built("xa") is None


def test_a_plan_renamed_without_its_record_is_told(issued: Office) -> None:
    before = _file(issued, "xa")
    (issued.root / "plans/xa.yaml").rename(issued.root / "plans/moi.yaml")
    outcome = issued.run("build")
    assert "issued/source-broken" in _codes(outcome) and "plans/xa.yaml" in outcome.out
    assert _file(issued, "xa") == before
    assert issued.run("check").exit == 1


def test_a_record_that_went_away_is_told_by_the_next_build(issued: Office) -> None:
    (issued.root / WARD_RECORD).unlink()
    for _ in range(2):
        assert _codes(issued.run("build", "xa")) == ["issued/record-gone"]


def test_other_words_of_a_newer_program_are_never_printed(issued: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    import gen.document.mark_at_end as mark_at_end

    own = mark_at_end.with_final
    monkeypatch.setattr(mark_at_end, "with_final", lambda runs, mark: own(runs, f"{mark}!"))
    before = _file(issued, "xa")
    assert _codes(issued.run("build", "xa")) == []
    issued.write("build/xa.docx", b"")
    outcome = issued.run("build", "xa")
    assert outcome.exit == 1 and _codes(outcome) == ["issued/other-words"]
    assert "“Mười lớp học./.” thành “Mười lớp học./.!”" in outcome.findings[0].message
    issued.write("build/xa.docx", before)
    assert issued.run("build", "xa").exit == 0


def test_the_office_moves_to_another_folder(issued: Office, tmp_path: Path) -> None:
    before = _file(issued, "xa")
    shutil.copytree(issued.root / "plans", tmp_path / "khac/plans")
    moved = issued.run("-C", str(tmp_path / "khac"), "build")
    assert moved.exit == 0 and (tmp_path / "khac/build/xa.docx").read_bytes() == before


# --- what a document is made from beside its tree and the registers


def test_figures_and_cited_plans_are_of_the_day(city: Office) -> None:
    city.write("plans/so-lieu/chi-tieu.csv", "don_vi,ty_le\nphuong-mau,77%\n")
    _edit(city, "plans/cha.yaml", "trich_yeu:", "so_lieu: so-lieu/chi-tieu.csv\ntrich_yeu:")
    _edit(city, "plans/cha.yaml", "Giữ nguyên câu này.", "\"Giữ {{ so_lieu.ty_le }}, theo {{ vb('khac') }}.\"")
    city.write("plans/khac.yaml", CITY.replace("so: 18", "so: 9"))
    _issue(city, "cha")
    _issue(city, "xa")
    before, said = _file(city, "xa"), _said(city, "xa")
    assert "Giữ 77%, theo Kế hoạch số 09" in said and "Giữ …" in _said(city, "cha")
    city.write("plans/so-lieu/chi-tieu.csv", "don_vi,ty_le\nphuong-mau,88%\n")
    _edit(city, "plans/khac.yaml", "so: 9", "so: 10")
    shutil.rmtree(city.root / "build")
    outcome = city.run("build")
    assert _file(city, "xa") == before
    (told,) = [one for one in outcome.findings if one.path == "plans/xa.yaml"]
    assert told.code == "issued/changed" and "noi-dung/chung/noi_dung" in told.message
    (city.root / "plans/so-lieu/chi-tieu.csv").unlink()
    city.run("build")
    assert _file(city, "xa") == before


def test_units_that_print_nowhere_are_of_the_day(city: Office) -> None:
    units = (city.root / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8")
    city.write(
        "plans/danh-muc/don-vi.yaml", f"{units}- {{ma: so-mau, ten: Sở Mẫu, dia_danh: Mẫu, ky_hieu: SM, goi: sở}}\n"
    )
    _edit(city, "plans/cha.yaml", "{ma: chung,", "{ma: rieng, chi_cho: [so-mau], noi_dung: Riêng sở.}\n  - {ma: chung,")
    _issue(city, "cha")
    before = _file(city, "cha")
    assert "Riêng sở." in _said(city, "cha") and "Riêng sở." not in _built(city, "xa")
    city.write("plans/danh-muc/don-vi.yaml", units)
    (city.root / "build/cha.docx").unlink()
    outcome = city.run("build")
    assert _file(city, "cha") == before, outcome.out


def test_the_parents_side_counts_no_places_of_an_issued_heir(issued: Office) -> None:
    _edit(issued, "plans/xa.yaml", "so: 31", "so: 32")
    (line,) = [one for one in issued.run("status", "cha").out.splitlines() if one.startswith("    xa:")]
    assert line == "    xa: đã ban hành, nguồn nay nói khác"


def test_rows_of_a_file_are_of_the_day(city: Office) -> None:
    city.write("plans/so-lieu/viec.csv", "ma,viec,chu_tri\nmo-lop,Mở lớp,Sở Nội vụ\n")
    _edit(
        city,
        "plans/cha.yaml",
        "noi_nhan:",
        "phu_luc:\n  - ma: phan-cong\n    tieu_de: Phân công\n    bang:\n"
        "      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}]\n"
        "      tep: so-lieu/viec.csv\nnoi_nhan:",
    )
    _issue(city, "cha")
    before = _file(city, "cha")
    assert "Mở lớp" in _said(city, "cha")
    city.write("plans/so-lieu/viec.csv", "ma,viec,chu_tri\nmo-lop,Mở ba lớp,Sở Nội vụ\n")
    outcome = city.run("build")
    assert _file(city, "cha") == before and "issued/changed" in _codes(outcome)
    assert "Mở lớp" in _built(city, "xa")
