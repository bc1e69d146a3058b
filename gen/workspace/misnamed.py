"""Names below plans/ that mean trouble: what looks like a plan and is none, copies, what other machines refuse."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Set
from pathlib import Path

from gen.core.diagnostic import Diagnostic, Position, Severity
from gen.core.visible import visible
from gen.issued.record_names import is_issued_path, is_text_id
from gen.workspace.walk import Odd, files_below
from gen.workspace.windows_names import fits_windows

_ODD = {
    Odd.OUTSIDE: (
        "Liên kết này dẫn tới một thư mục ngoài plans/, nên không dựng gì ở đó.",
        "Chép thư mục ấy vào plans/, hoặc xoá liên kết.",
        Severity.ERROR,
    ),
    Odd.NOWHERE: ("Liên kết này không dẫn tới tệp nào.", "Sửa hoặc xoá liên kết.", Severity.ERROR),
    Odd.FOLDER: ("Đây là một thư mục mà tên có đuôi .yaml.", "Bỏ đuôi .yaml ở tên thư mục.", Severity.WARNING),
    Odd.CLOSED: (
        "Không có quyền đọc thư mục này, nên không dựng gì ở đó.",
        "Xin quyền đọc rồi chạy lại.",
        Severity.ERROR,
    ),
    Odd.NO_FILE: ("Đây không phải tệp thường nên không được đọc.", "Xoá, hoặc thay bằng tệp thường.", Severity.WARNING),
}
_UNFIT = (
    "Máy Windows không nhận tên này: mở hay dựng ở đó sẽ không được.",
    'Đặt tên khác: không dùng con, nul, aux, com1 …, các dấu < > : " | ? * \\, dấu chấm hay dấu cách ở cuối tên.',
)
# what programs that synchronise folders, browsers and file managers add to the name of a second copy
_COPY = re.compile(
    r"(?P<of>.+?)(?: ?\([^()]+\)| - (?:Copy|Bản sao).*|-[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*|[ ._~-]*(?:sync-)?conflict.*)"
)
_REGISTERS = ("don-vi.yaml", "van-ban.yaml")


def is_plain(path: str) -> bool:
    """True for a path that can be told as it is: of whole letters, without control signs."""
    return path.isprintable() or (path == visible(path))


def misnamed(plans: Path, registers: str, record: str) -> list[Diagnostic]:
    """What is wrong with names below a folder of plans: the folder of registers in it, how records of plans end."""
    odd: list[tuple[str, Odd]] = []
    paths = sorted(files_below(str(plans), odd))
    known = frozenset(paths)
    found = [_told(path, *what) for path in paths for what in _wrong(path, known, registers, record)]
    return found + [_told(path, *_ODD[what]) for path, what in sorted(odd, key=lambda entry: entry[0])]


def _wrong(path: str, known: Set[str], registers: str, record: str) -> Iterator[tuple[str, str]]:
    """What is said of one file, and the cure."""
    if not is_plain(path):
        yield "Tên tệp có ký tự hỏng hoặc không nhìn thấy được nên không được dựng.", "Đặt lại tên tệp."
        return
    folder, _, name = path.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    if suffix != "yaml":
        if suffix.lower() in ("yaml", "yml"):
            yield f"Tệp có đuôi .{suffix} nên không được dựng.", "Đổi đuôi tệp thành .yaml."
        elif ".yaml." in name.lower() or ".yml." in name.lower():
            hint = f"Bỏ đuôi .{suffix} ở tên tệp (Windows: bật “File name extensions” để thấy đuôi); bản lưu thì xoá."
            yield f"Tên tệp kết bằng .{suffix} chứ không phải .yaml, nên không được dựng.", hint
        return
    if folder == registers and name not in _REGISTERS:
        yield f"Trong {registers}/ chỉ đọc {' và '.join(_REGISTERS)}; tệp này bị bỏ qua.", "Đặt lại tên, hoặc dời đi."
    else:
        copy = _COPY.fullmatch(stem)
        first = f"{folder}/{copy['of']}.yaml" if copy and folder else f"{copy['of']}.yaml" if copy else ""
        if first in known:
            message = f"Tên tệp giống tên một bản sao của “{first}”, mà vẫn được dựng thành một văn bản nữa."
            yield message, "Xem bản nào đúng rồi xoá bản kia; là văn bản khác thì đặt tên khác hẳn."
    if is_text_id(stem):
        yield (
            f"Tên tệp kết bằng “{stem[stem.rindex('@') :]}”, lối gọi chữ đã ban hành, nên không được dựng.",
            "Đặt lại tên tệp.",
        )
    if not fits_windows(path) and not path.endswith(record) and not is_issued_path(path):
        yield _UNFIT


def _told(path: str, message: str, hint: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    shown = visible(os.fsencode(path).decode("utf-8", "replace"))
    return Diagnostic("source/misnamed", message, Position(f"plans/{shown}"), hint, severity)
