"""That a document was issued and its record is no longer there, so that it prints as a draft again."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic, Position, Severity
from gen.issued.record_names import issued_path


def record_gone(source: str, commit: str = "") -> Diagnostic:
    """The warning at a source; `commit` is where git has its record, empty where that is not known."""
    record = issued_path(source)
    known = f" (git có ở {commit})" if commit else ""
    message = f"Văn bản này từng ban hành mà bản ghi “{record}” không còn{known}; nay in theo nguồn, như một dự thảo."
    hint = f"Lấy lại bản ghi: git checkout {commit} -- {record}"
    if not commit:
        hint = "Lấy lại bản ghi trong git hay bản sao lưu; gen check cho biết git còn giữ nó ở đâu."
    return Diagnostic("issued/record-gone", message, Position(source), hint, Severity.WARNING)
