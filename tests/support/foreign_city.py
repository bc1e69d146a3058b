"""A city in a repository of its own, and a ward whose plan inherits from it by `cha:`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from workbench import Office

CITY_UNITS = """- ma: thanh-pho
  ten: Ủy ban nhân dân thành phố Cảng
  ten_ngan: Ủy ban nhân dân thành phố
  goi: thành phố
  cap: tinh
  dia_danh: Cảng
  ky_hieu: UBND

- ma: so-van-hoa
  ten: Sở Văn hóa và Thể thao
  chu_quan: thanh-pho
  dia_danh: Cảng
  ky_hieu: SVHTT

- ma: so-tai-chinh
  ten: Sở Tài chính
  chu_quan: thanh-pho
  dia_danh: Cảng
  ky_hieu: STC

- ma: van-phong
  ten: Văn phòng Ủy ban nhân dân thành phố
  chu_quan: thanh-pho
  dia_danh: Cảng
  ky_hieu: VP

- ma: phuong-mau
  ten: Ủy ban nhân dân phường Mẫu
  goi: phường
  cap: xa
  cha: thanh-pho
  dia_danh: Mẫu
  ky_hieu: UBND
"""
CITY_LAWS = """nghi-quyet-cang:
  loai: Nghị quyết
  so: 12/NQ-HĐND
  ngay: 2025-12-10
  co_quan: Hội đồng nhân dân thành phố Cảng
  ve: công tác đọc sách
"""
CITY = """loai: ke-hoach
don_vi: thanh-pho
so: 5
ngay: 2026-03-02
trich_yeu: Phát triển văn hóa đọc
can_cu:
- van_ban: nghi-quyet-cang
muc_dich:
- ma: chung
  noi_dung: Tạo thói quen đọc sách
yeu_cau:
- Thiết thực, tiết kiệm
noi_dung:
- ma: mo-cua
  noi_dung: Thư viện mở cửa cả ngày Chủ nhật
  chu_tri: so-van-hoa
to_chuc_thuc_hien:
- ma: bao-cao
  noi_dung: Báo cáo kết quả trước ngày 20 tháng 12
noi_nhan:
- Như trên
- "Lưu: VT"
ky:
  chuc_vu: Chủ tịch
  ho_ten: Người Ký
"""
WARD = """ke_thua: cha:cang/doc-sach.yaml
don_vi: phuong-mau
so: 7
ngay: 2026-04-01
noi_dung:
- ma: phuong
  noi_dung: Mở tủ sách tại nhà văn hóa
  chu_tri: phong-van-hoa
ky:
  chuc_vu: Chủ tịch
  ho_ten: Người Khác
"""


def git(folder: Path, *args: str) -> str:
    who = {f"GIT_{role}_{key}": "a@b.vn" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    settings = ("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *settings, *args], cwd=folder, env={**os.environ, **who}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(folder: Path, tag: str = "") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    if tag:
        git(folder, "tag", "-a", "-m", tag, tag)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def fetched(ward: Office, city: Path, ref: str = "v1", plan: str = "doc-sach") -> None:
    got = ward.run("fetch-parent", f"{city}@{ref}", plan)
    assert got.exit == 0, got.out + got.err


def printed(ward: Office) -> str:
    got = ward.run("build", "sach")
    assert got.exit == 0, got.out + got.err
    document = ward.built("sach")
    assert document is not None
    return document.text
