"""What the system refuses, in Vietnamese."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from gen.core.diagnostic import Diagnostic, Position
from gen.workspace.files import Refused
from gen.workspace.windows_names import fits_windows

NOT_WRITTEN = "source/not-written"
# characters; Word opens no longer path, and most machines write none
_LONGEST_PATH = 259
_HELD, _BAD_NAME = 32, 123
_WHY = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết phần đĩa được cấp",
    errno.EACCES: "không có quyền, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EISDIR: "đó là một thư mục",
    errno.ENOTDIR: "trên đường dẫn có một tệp, không phải thư mục",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENXIO: "đó không phải tệp thường (thiết bị, ống dẫn …)",
    errno.EBUSY: "tệp đang được dùng",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "các liên kết dẫn vòng tròn",
    errno.EMFILE: "mở quá nhiều tệp một lúc",
    errno.ENFILE: "mở quá nhiều tệp một lúc",
    errno.EIO: "ổ đĩa bị lỗi",
    errno.ENOMEM: "máy hết bộ nhớ",
}
_OF_THE_MACHINE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EMFILE,
    errno.ENFILE,
    errno.EIO,
    errno.ENOMEM,
}


def reason(err: OSError) -> str:
    """Why the system refused, as the end of a Vietnamese sentence."""
    if sys.platform == "win32":
        path = os.path.abspath(os.fsdecode(err.filename)) if err.filename else ""  # noqa: PTH100
        if len(path) > _LONGEST_PATH:
            return f"đường dẫn dài {len(path)} ký tự, Windows chỉ nhận {_LONGEST_PATH}"
        if err.winerror == _HELD:
            return "tệp đang mở trong chương trình khác"
        if err.winerror == _BAD_NAME or not fits_windows(os.path.splitdrive(path)[1].replace("\\", "/")):
            return "Windows không nhận tên này"
    return _WHY.get(err.errno or 0) or err.strerror or str(err)


def is_of_the_machine(err: OSError) -> bool:
    """True where no other file would fare better: the disk is full, or read-only; the machine is out of something."""
    return err.errno in _OF_THE_MACHINE


def not_written(path: str, err: OSError) -> Diagnostic:
    """The finding of a source that could not be written."""
    hint = "Đóng tệp ấy ở chương trình đang mở nó rồi chạy lại." if isinstance(err, PermissionError) else ""
    return Diagnostic(NOT_WRITTEN, f"Không ghi được tệp này: {reason(err)}.", Position(path), hint)


def unreadable(path: str, err: OSError) -> Diagnostic:
    """The finding of a source that could not be read; raises what concerns the whole machine."""
    if is_of_the_machine(err):
        raise err
    hint = "Xem lại quyền đọc tệp, hoặc đóng chương trình đang mở nó, rồi chạy lại."
    if isinstance(err, Refused):
        hint = "Thay bằng một tệp YAML thường, hoặc xoá đi."
    return Diagnostic("source/unreadable", f"Không đọc được tệp này: {reason(err)}.", Position(path), hint)


def read_told(read: Callable[[str], bytes | None], path: str) -> tuple[bytes | None, list[Diagnostic]]:
    """The bytes of a file, None where there is none; or why it can't be read."""
    try:
        return read(path), []
    except OSError as err:
        return None, [unreadable(path, err)]
