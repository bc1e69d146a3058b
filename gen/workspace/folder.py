"""Where things are: plans, registers, templates and output of one office."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import gen
from gen.core.diagnostic import Diagnostic
from gen.issued.record_names import (
    ISSUED_MARK,
    is_issued_path,
    is_text_id,
    next_record,
    plan_of,
    plan_path,
    text_id,
    text_path,
)
from gen.text.suggestions import did_you_mean
from gen.workspace.files import MAX_SOURCE, Refused, read, sweep, write
from gen.workspace.foreign_folder import SCHEME, foreign_path, foreign_root
from gen.workspace.misnamed import is_plain, misnamed
from gen.workspace.walk import files_below

PLANS, BUILD, TEMPLATES = "plans", "build", "templates"
REGISTERS = "danh-muc"
# what stands beside a child plan and tells what its drafter has seen of the parent
RECORD = ".da-xem.yaml"
UNITS, DOCUMENTS = f"{PLANS}/{REGISTERS}/don-vi.yaml", f"{PLANS}/{REGISTERS}/van-ban.yaml"
# what `ordering` calls them
REGISTER_KINDS = {UNITS: "unit", DOCUMENTS: "register"}

# bytes
MAX_TEMPLATE = 40 * 2**20


class UsageProblem(Exception):
    """A wrong call or a missing folder: one clear line for the user, exit code 2."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `plans/`; paths inside are told relative to it, with `/`."""

    root: Path

    @property
    def plans(self) -> Path:
        """The folder of the sources."""
        return self.root / PLANS

    def check(self) -> None:
        """Refuses a folder that is no workspace."""
        if not self.plans.is_dir():
            raise UsageProblem(
                f"Không thấy thư mục “{PLANS}” trong “{self.root}”. Chạy ở thư mục của đơn vị, hoặc thêm -C THƯ-MỤC."
            )

    def tidy(self) -> None:
        """Removes what a killed run left waiting in plans/, for a command that writes there."""
        sweep(self.plans, alone=False)

    def documents(self) -> list[str]:
        """The ids of all documents, in order: every .yaml below plans/ but the registers and the records.

        A plan that is issued is a document also where its own file is gone.
        """
        found = {
            plan_path(path).removesuffix(".yaml")
            for path in files_below(str(self.plans))
            if path.endswith(".yaml") and not path.endswith(RECORD) and not path.startswith(f"{REGISTERS}/")
            if is_plain(path) and not is_text_id(path.removesuffix(".yaml"))
        }
        return sorted(found)

    def sources(self) -> list[str]:
        """The paths of all that people write in YAML below plans/: documents, registers, records of what was seen."""
        found = (path for path in files_below(str(self.plans)) if path.endswith(".yaml") and is_plain(path))
        return sorted(f"{PLANS}/{path}" for path in found if not is_issued_path(path))

    def misnamed(self) -> list[Diagnostic]:
        """What is wrong with names below plans/: what looks like a plan and is passed over, copies, unfit names."""
        return misnamed(self.plans, REGISTERS, RECORD)

    def source_path(self, id: str) -> str:
        """The path of a document's source, relative to the workspace; of an issued text that of its record."""
        return f"{PLANS}/{text_path(id) if '@' in id else f'{id}.yaml'}"

    def last_record(self, source: str) -> str:
        """The record of a source as it was last amended, or as it was issued; where there is none the source itself."""
        path = source
        while self.has(later := next_record(path)):
            path = later
        return path

    def id_of(self, path: str) -> str:
        """The id of the document with this source path, or of the issued text with this record."""
        return text_id(path.removeprefix(f"{PLANS}/"))

    def find(self, name: str) -> str:
        """The id that a user means by an id or a path; raises UsageProblem where no document has it."""
        known = self.documents()
        found = self._named(name, known)
        if found:
            return found
        hint = did_you_mean(name.replace("\\", "/").removesuffix(".yaml").removeprefix(f"{PLANS}/"), known)
        raise UsageProblem(f"Không có văn bản “{name}” trong {PLANS}/. {hint}".strip())

    def find_text(self, name: str) -> str:
        """The id that a user means by an id or a path, or by one with `@ban-hanh`, `@hop-nhat-1`: a fixed text.

        Raises UsageProblem where there is no such document, or nothing was issued of it.
        """
        text = text_id(name.replace("\\", "/"))
        if not is_text_id(text):
            return self.find(name)
        id = self.find(plan_of(text))
        mark = text.removeprefix(plan_of(text))
        if self.has(self.source_path(id + mark)):
            return id + mark
        if mark != ISSUED_MARK:
            raise UsageProblem(f"“{id}” chưa có văn bản sửa đổi nào ở số ấy được ban hành, không có “{id}{mark}”.")
        if not self.has(self.source_path(id + ISSUED_MARK)):
            raise UsageProblem(f"“{id}” chưa ban hành, không có “{id}{ISSUED_MARK}”. Ban hành bằng: gen issue {id}")
        return id + mark

    def knows(self, name: str) -> bool:
        """True where an id or a path means a document."""
        return bool(self._named(name, self.documents()))

    def _named(self, name: str, known: list[str]) -> str:
        wanted = name.replace("\\", "/").removesuffix(".yaml")
        for candidate in (wanted, wanted.removeprefix("./").removeprefix(f"{PLANS}/")):
            if candidate in known:
                return candidate
        try:
            inside = Path(name).resolve().with_suffix("").relative_to(self.plans.resolve()).as_posix()
        except (ValueError, OSError):
            inside = ""
        return inside if inside in known else ""

    def find_sources(self, names: Iterable[str]) -> list[str]:
        """The paths of the sources that a user means: documents by id or path, registers and records by path."""
        known, here = dict.fromkeys(self.sources()), self.root.resolve()
        found = []
        for name in names:
            inside = name.replace("\\", "/").removeprefix("./")
            if inside not in known:
                with contextlib.suppress(ValueError, OSError):
                    inside = Path(name).resolve().relative_to(here).as_posix()
            found.append(inside if inside in known else self.source_path(self.find(name)))
        return list(dict.fromkeys(found))

    def new_plan(self, file: Path) -> str:
        """The path of a new plan in the workspace: as told, else below plans/; it must lie there to be built."""
        path = file if file.suffix == ".yaml" else file.with_name(file.name + ".yaml")
        if path.name.endswith(RECORD) or is_issued_path(path.name) or is_text_id(path.stem):
            raise UsageProblem(f"Tên “{path.name}” dành cho bản ghi của máy, không đặt cho văn bản được: {file}.")
        plans = self.plans.resolve()
        for candidate in (path, self.root / path, self.plans / path):
            if candidate.resolve().is_relative_to(plans):
                return f"{PLANS}/{candidate.resolve().relative_to(plans).as_posix()}"
        raise UsageProblem(f"Tệp phải nằm trong “{self.plans}”, nếu không sẽ không được dựng: {file}.")

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the workspace, None where it is not there; raises OSError where it can't be read."""
        try:
            return read(f"{self.root}{os.sep}{path}", MAX_SOURCE if path.endswith((".yaml", ".csv")) else MAX_TEMPLATE)
        except OSError as err:
            if err.errno in _NOT_THERE:
                return None
            raise

    def write(self, path: str, text: str, *, new: bool = False, settled: bool = True) -> None:
        """Writes a source in one step.

        Raises FileExistsError where it must be new and is not, Refused out of plans/.
        """
        target = self.root / path
        if ".." in Path(path).parts or not Path(os.path.realpath(target.parent)).is_relative_to(self.plans.resolve()):
            raise Refused(path, f"nằm ngoài thư mục {PLANS}/")
        write(target, text.encode("utf-8"), self.plans, new=new, settled=settled)

    def has(self, path: str) -> bool:
        """True where a file of the workspace is there."""
        # a name that no file can have is none either
        return os.path.isfile(self.root / path)  # noqa: PTH113

    def exists(self, path: str) -> bool:
        """True where there is anything at a path of the workspace, also what may not be looked at."""
        try:
            os.lstat(self.root / path)
        except PermissionError:
            return True
        except (OSError, ValueError):
            return False
        return True

    def relative(self, path: str, target: str) -> str | None:
        """What `target`, written in the source `path`, names in the workspace; None where it leaves its plans.

        Those of a source that was fetched are the folder that it was fetched into.
        """
        if Path(target).is_absolute():
            return None
        home = foreign_root(path) or PLANS
        if target.startswith(SCHEME):
            return foreign_path(home, target)
        found = (self.root / path).parent / target.replace("\\", "/")
        try:
            inside = found.resolve().relative_to((self.root / home).resolve())
        except (ValueError, OSError, RuntimeError):
            return None
        return f"{home}/{inside.as_posix()}"

    def template(self, khoi: str, kind: str) -> tuple[bytes | None, str]:
        """A Word template and its path: the office's own, or the one that ships where it has no templates.

        Raises OSError, with that path, where it can't be read.
        """
        name = f"{TEMPLATES}/{khoi}/{kind}.docx"
        if (self.root / TEMPLATES).is_dir():
            try:
                return self.read(name), name
            except OSError as err:
                err.filename = name
                raise
        shipped = shipped_templates() / khoi / f"{kind}.docx"
        return (shipped.read_bytes() if shipped.is_file() else None), name


# also a name that no file can have
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)


def shipped_templates() -> Path:
    """The templates of the installed package, else those of the checkout it runs from."""
    package = Path(gen.__file__).parent
    inside = package / TEMPLATES
    return inside if inside.is_dir() else package.parent / TEMPLATES
