"""Repositories and addresses of people who mean harm: refused, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_city import CITY, commit, fetched, git, write
from workbench import Office


def refused(ward: Office, *args: str) -> str:
    got = ward.run("fetch-parent", *args)
    assert got.exit in (1, 2), got.out
    assert not (ward.root / "plans/.cha").exists()
    return got.out + got.err


@pytest.mark.parametrize(
    "url",
    [
        "ext::sh -c touch% {marker}",
        "fd::3",
        "--upload-pack=touch {marker}",
        "-u{marker}",
        "ssh://-oProxyCommand=touch {marker}/x",
        "ssh://a@-oProxyCommand=x/y",
        "ftp://a.vn/x",
        "https://a:mat-khau@a.vn/x",
        "a\nb",
    ],
)
def test_addresses_that_run_something_are_refused(ward: Office, url: str, tmp_path: Path) -> None:
    marker = tmp_path / "bi-chay"
    said = refused(ward, "--ten", "x", "--", f"{url.format(marker=marker)}@v1", "doc-sach")
    assert not marker.exists() and "git không lấy được" not in said
    assert "mat-khau" not in said


@pytest.mark.parametrize("ref", ["--upload-pack=x", "-x", "a..b", "a:b", "+v1", "v1^{commit}", "", "a b", "x.lock"])
def test_refs_that_are_options_or_expressions_are_refused(ward: Office, city: Path, ref: str) -> None:
    refused(ward, "--", f"{city}@{ref}", "doc-sach")


@pytest.mark.parametrize("plan", ["../ra", "/etc/passwd", ".git/config", "a/../../b", ".cha/x/y", "plans/", "a\\..\\b"])
def test_paths_that_lead_out_are_refused(ward: Office, city: Path, plan: str) -> None:
    refused(ward, f"{city}@v1", plan)


@pytest.mark.parametrize("name", ["../ra", "A", "a/b", ".git", "-x y"])
def test_names_that_are_paths_are_refused(ward: Office, city: Path, name: str) -> None:
    refused(ward, f"{city}@v1", "doc-sach", f"--ten={name}")


def test_links_and_modules_are_refused(ward: Office, city: Path) -> None:
    (city / "plans/doc-sach.yaml").unlink()
    (city / "plans/doc-sach.yaml").symlink_to("/etc/passwd")
    commit(city, "lien-ket")
    assert "liên kết" in refused(ward, f"{city}@lien-ket", "doc-sach")
    commit_id = git(city, "rev-parse", "HEAD")
    git(city, "update-index", "--add", "--cacheinfo", f"160000,{commit_id},plans/kho.yaml")
    git(city, "commit", "-q", "-m", "x")
    git(city, "tag", "kho-con")
    assert "kho con" in refused(ward, f"{city}@kho-con", "kho")


def test_a_folder_that_is_a_link_leads_nowhere(ward: Office, city: Path) -> None:
    (city / "plans/ra").symlink_to("/etc")
    commit(city, "ra")
    assert "không có" in refused(ward, f"{city}@ra", "ra/passwd")


def test_a_parent_never_reaches_beyond_its_own_folder(ward: Office, city: Path) -> None:
    """Neither when it is fetched nor when it is read: what lies here is none of its parents."""
    write(city, "plans/doc-sach.yaml", "ke_thua: ../../sach.yaml\n" + CITY.replace("loai: ke-hoach\n", ""))
    commit(city, "v2")
    assert "cascade/outside" in refused(ward, f"{city}@v2", "doc-sach")


def test_broken_and_huge_files_are_refused(ward: Office, city: Path) -> None:
    write(city, "plans/doc-sach.yaml", CITY + "a: &x [*x]\n")
    commit(city, "hong")
    assert "lỗi" in refused(ward, f"{city}@hong", "doc-sach")
    write(city, "plans/doc-sach.yaml", "a" * (17 * 2**20))
    commit(city, "to")
    assert "16 MB" in refused(ward, f"{city}@to", "doc-sach")


def test_hooks_never_run(ward: Office, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks, marker = tmp_path / "hooks", tmp_path / "bi-chay"
    hooks.mkdir()
    for name in ("reference-transaction", "post-checkout", "post-merge"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {marker}\n")
        (hooks / name).chmod(0o755)
    (tmp_path / "config").write_text(f"[core]\n\thooksPath = {hooks}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "khac"))
    fetched(ward, city)
    assert not marker.exists()


def test_a_lock_written_by_others_is_asked_nothing_dangerous(ward: Office, city: Path, tmp_path: Path) -> None:
    fetched(ward, city)
    lock, marker = ward.root / "plans/.cha/cang/.khoa.yaml", tmp_path / "bi-chay"
    text = lock.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("kho:"))
    lock.write_text(text.replace(old, f'kho: "ext::touch {marker}"'), encoding="utf-8")
    got = ward.run("status", "--cha-moi")
    assert got.exit == 1 and "không phải địa chỉ" in got.out
    assert not marker.exists()


def test_a_lock_that_names_files_elsewhere_removes_none(ward: Office, city: Path) -> None:
    fetched(ward, city)
    lock = ward.root / "plans/.cha/cang/.khoa.yaml"
    lock.write_text(lock.read_text("utf-8") + "  ../../sach.yaml: a\n", encoding="utf-8")
    fetched(ward, city)
    assert (ward.root / "plans/sach.yaml").is_file()


def test_a_folder_that_is_a_link_is_not_written_through(ward: Office, city: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (ward.root / "plans/.cha").mkdir()
    (ward.root / "plans/.cha/cang").symlink_to(tmp_path / "ngoai")
    assert ward.run("fetch-parent", f"{city}@v1", "doc-sach").exit != 0
    assert not list((tmp_path / "ngoai").iterdir())
