"""Which repository, which tag or branch of it and which plan a user means: `URL@TAG PATH`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from gen.text.diacritics import slug
from gen.workspace.folder import PLANS, UsageProblem
from gen.workspace.foreign_folder import FOREIGN, LOCK
from gen.workspace.windows_names import fits_windows

_REF = re.compile(r"\w[\w./+-]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_OF_HOST = re.compile(r"(?:[\w.-]+@)?[\w.-]+:(?!:).*")
_SCHEMES = ("https", "http", "ssh", "git", "file")
_SECRET = re.compile(r"[^/@]*:[^/@]*@")


class Address(NamedTuple):
    """A repository as git is to be told of it, and the name of a tag or branch."""

    url: str
    ref: str


def read_address(text: str) -> Address:
    """What `URL@TAG` means; raises UsageProblem for what is none, or is no repository that may be asked."""
    url, at, ref = text.rpartition("@")
    if not at or not url or ":" in ref or (_SCHEME.match(url) and "/" not in url.partition("://")[2]):
        raise UsageProblem(f"“{text}” thiếu thẻ hoặc nhánh. Viết KHO@THẺ, ví dụ: /kho/thanh-pho@v1")
    check_ref(ref)
    check_url(url)
    return Address(url, ref)


def check_ref(ref: str) -> None:
    """Refuses what no tag or branch is called, above all what git would read as an option."""
    if not _REF.fullmatch(ref) or ".." in ref or "//" in ref or ref.endswith((".", "/", ".lock")):
        raise UsageProblem(f"“{ref}” không phải tên thẻ hay nhánh.")


def check_url(url: str) -> None:
    """Refuses what is neither an address of a known kind nor a folder, and an address that holds a password."""
    scheme = _SCHEME.fullmatch(url)
    if url.startswith("-") or not url.isprintable() or "::" in url or "@-" in url:
        raise UsageProblem(f"“{url}” không phải địa chỉ kho git.")
    if scheme is None:
        return
    if scheme[1].lower() not in _SCHEMES or scheme[2].startswith("-"):
        raise UsageProblem(f"“{url}”: chỉ nhận kho qua {', '.join(_SCHEMES)} hoặc một thư mục.")
    if _SECRET.match(scheme[2]):
        raise UsageProblem(
            "Địa chỉ kho có mật khẩu; tệp khoá sẽ ghi nó lại. Bỏ mật khẩu, để git hỏi kho mật khẩu của máy."
        )


def as_lock_says(url: str, root: Path) -> str:
    """A folder that was told relative to where the user stands, relative to the workspace; any other address itself."""
    if _SCHEME.match(url) or Path(url).is_absolute() or (_OF_HOST.fullmatch(url) and not Path(url).is_dir()):
        return url
    return Path(os.path.relpath(url, root)).as_posix()


def as_git_asks(url: str, root: Path) -> str:
    """The address in a lock, a folder as a whole path."""
    if _SCHEME.match(url) or Path(url).is_absolute() or (_OF_HOST.fullmatch(url) and not (root / url).is_dir()):
        return url
    return str((root / url).resolve())


def as_user_asks(url: str, root: Path) -> str:
    """The address in a lock as the user has to type it where they stand now."""
    asked = as_git_asks(url, root)
    return url if asked == url else Path(os.path.relpath(asked)).as_posix()


def name_of(url: str) -> str:
    """How a parent is called that nobody has named: as its repository."""
    return slug(re.split(r"[/\\:]", url.rstrip("/\\"))[-1].removesuffix(".git"))


class ForeignPlan(NamedTuple):
    """The folder of an office in its repository (with `/`, or empty), and a plan below its plans/."""

    home: str
    inside: str

    def __str__(self) -> str:
        return f"{self.home}{PLANS}/{self.inside}"


def read_plan(path: str) -> ForeignPlan:
    """The plan that a path in a repository means, with or without plans/ and the suffix."""
    steps = path.replace("\\", "/").removeprefix("./").split("/")
    at = steps.index(PLANS) if PLANS in steps else -1
    inside = "/".join(steps[at + 1 :]).removesuffix(".yaml") + ".yaml"
    home = "".join(f"{step}/" for step in steps[: max(at, 0)])
    if not is_plain(home + inside) or inside.startswith(FOREIGN):
        raise UsageProblem(f"“{path}” không phải đường dẫn tới một văn bản trong kho, như thanh-pho/ke-hoach.yaml.")
    return ForeignPlan(home, inside)


def is_plain(path: str) -> bool:
    """True for a path that may be laid down anywhere: no way out, nothing hidden, no name that Windows refuses."""
    steps = path.strip("/").split("/")
    hidden = any(not step or (step.startswith(".") and step not in (FOREIGN, LOCK)) for step in steps)
    return not hidden and path.isprintable() and fits_windows(path)
