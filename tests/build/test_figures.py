"""A file of figures: a changed row makes only the document of that unit anew; many rows are read once."""

from __future__ import annotations

from workbench import Office

PARENT = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử
so_lieu: s.csv
noi_dung: ["Đạt {{ so_lieu.ty_le }}%, của {{ so_lieu.ho }} hộ"]
"""
CHILD = "ke_thua: cha.yaml\ndon_vi: {}\nngay: 2026-06-01\n"
FIGURES = "don_vi,ty_le,ho\nphuong-mau,45,1\nphong-van-hoa,7,2\n"


def rebuilt(office: Office) -> dict[str, str]:
    """What is made anew, and why."""
    outcome = office.run("build", "--why")
    assert outcome.exit == 0, outcome.out
    lines = (outcome.out + outcome.err).splitlines()
    return dict(
        line.strip().split(": ", 1) for line in lines if line.strip().startswith(("cha: ", "phuong: ", "phong: "))
    )


def test_a_changed_row_is_its_units_alone(office: Office) -> None:
    office.write("plans/s.csv", FIGURES)
    office.write("plans/cha.yaml", PARENT)
    office.write("plans/phuong.yaml", CHILD.format("phuong-mau"))
    office.write("plans/phong.yaml", CHILD.format("phong-van-hoa"))
    assert set(rebuilt(office)) == {"cha", "phuong", "phong"}
    assert rebuilt(office) == {}
    office.write("plans/s.csv", FIGURES.replace("45", "46"))
    # the parent looks whether any row is a stranger's
    assert rebuilt(office) == {"cha": "plans/s.csv đã đổi", "phuong": "plans/s.csv đã đổi ở dòng của phuong-mau"}
    made = office.built("phuong")
    assert made is not None and "Đạt 46%, của 1 hộ" in made.text
    office.write("plans/s.csv", FIGURES.replace("45", "46").replace("ho\n", "so_ho\n"))
    assert {one.code for one in office.run("build").findings} >= {"text/no-figure"}
    assert office.built("phuong") is None


def test_explained_and_told_in_the_frame(office: Office) -> None:
    office.write("plans/s.csv", FIGURES)
    office.write("plans/cha.yaml", PARENT)
    assert office.run("derive", "cha", "--don-vi", "phuong-mau").exit == 0
    frame = (office.root / "plans/phuong-mau/cha.yaml").read_text(encoding="utf-8")
    assert "# Số liệu của đơn vị này, lấy từ plans/s.csv:\n#   ty_le: 45\n#   ho: 1\n" in frame
    told = office.run("explain", "phuong-mau/cha", "--text", "Đạt 45%")
    assert told.exit == 0 and "điền theo bản này" in told.out
    shown = office.run("show", "phuong-mau/cha").out
    assert "Đạt 45%, của 1 hộ" in shown and "so_lieu" not in shown


def test_a_file_that_can_not_be_read_is_not_said_to_be_gone(office: Office) -> None:
    (office.root / "plans/s.csv").mkdir(parents=True)
    office.write("plans/cha.yaml", PARENT)
    found = office.run("build", "cha").findings
    assert ("plans/s.csv", "source/unreadable") in [(one.path, one.code) for one in found]


def test_the_end_of_a_name_may_be_in_capitals(office: Office) -> None:
    office.write("plans/S.CSV", FIGURES)
    office.write("plans/cha.yaml", PARENT.replace("s.csv", "S.CSV"))
    office.write("plans/phuong.yaml", CHILD.format("phuong-mau"))
    assert office.run("build").exit == 0
    assert "Đạt 45%, của 1 hộ" in office.built("phuong").text
