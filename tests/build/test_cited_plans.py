"""A plan cited by its id: who cites it is made anew when it changes, and only then."""

from __future__ import annotations

from workbench import Office

HEAD = "loai: ke-hoach\ndon_vi: phuong-mau\nngay: 2026-05-07\ntrich_yeu: {}\nso: {}\n"


def test_who_cites_a_plan_follows_it(office: Office) -> None:
    office.write("plans/b.yaml", HEAD.format("việc bê", 8) + "noi_dung: [B]\n")
    office.write("plans/a.yaml", HEAD.format("việc a", 7) + "noi_dung: [\"Theo {{ vb('b') }}\"]\n")
    office.write("plans/c.yaml", HEAD.format("việc xê", 9) + "noi_dung: [C]\n")
    assert office.run("build").exit == 0
    office.write("plans/b.yaml", HEAD.format("việc khác", 8) + "noi_dung: [B]\n")
    outcome = office.run("build", "--why")
    assert "a: plans/b.yaml đã đổi" in outcome.out + outcome.err
    assert "c: " not in outcome.out + outcome.err
    made = office.built("a")
    assert made is not None and "về việc khác" in made.text
