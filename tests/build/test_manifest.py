"""The record of a build folder gives back what it was told, findings and all."""

from __future__ import annotations

from pathlib import Path

from workbench import Office

from gen.build.manifest import load, save
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

CITY = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 3
ngay: 2026-02-01
trich_yeu: thử
noi_dung: [{ma: mot, noi_dung: Việc của thành phố}]
"""
WARD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 8
ngay: 2026-06-01
noi_dung: [{ma: mott, noi_dung: Việc của phường}]
"""


def test_what_was_found_is_kept_whole(office: Office, tmp_path: Path) -> None:
    office.write("plans/cha.yaml", CITY)
    office.write("plans/con.yaml", WARD)
    told = office.run("build", "cha", "con")
    assert told.exit == 0 and told.findings
    # nothing is built again, and all is told again
    assert office.run("build", "cha", "con").out == told.out
    found = Library(Workspace(office.root)).document("con")[1]
    assert any(finding.about for finding in found) and any(finding.related for finding in found)
    kept = load(office.root / "build", "..")
    assert list(kept.documents["con"].found) == found
    save(tmp_path, kept)
    assert load(tmp_path, "..") == kept
    assert load(tmp_path, "../khac") != kept
