"""The book of rules, docs/luat-soat.md: made from the rules themselves and from what they say of their samples."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gen.cli.findings import as_text
from gen.core.diagnostic import Diagnostic, Severity
from gen.lint.linter import Linter
from gen.lint.rule import LintRule
from gen.lint.rules import BASES, CALENDAR, FORM, SIGNING, STRUCTURE, WORDS
from gen.lint.samples import OFFICE, PLAN, files_of, without_signs
from gen.lint.view_loader import ViewLoader
from gen.workspace.files import write
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

_GROUPS = (
    ("Căn cứ, viện dẫn", BASES),
    ("Cấu trúc, giao việc", STRUCTURE),
    ("Thời hạn", CALENDAR),
    ("Đơn vị, chữ nghĩa", WORDS),
    ("Ký, số, ngày", SIGNING),
    ("Thể thức", FORM),
)
_LEVELS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "thông tin"}
_HEAD = """\
# Các luật soát

`gen check` soát mỗi văn bản theo các luật dưới đây, `gen build --strict` cũng vậy; `gen build` thường thì không. Trang
này do máy viết từ chính các luật (`make rules`), đừng sửa tay.

- **lỗi**: `gen check` kết thúc với mã 1. **cảnh báo**: chỉ khi thêm `--strict`. **thông tin**: không bao giờ.
- In ra cho máy khác đọc: `--format json`, `github` (chú thích trong GitHub Actions), `sarif`.
- Bản kế thừa không nhắc lại điều đã báo ở văn bản cha. Lời của cha chỉ sai ở bản kế thừa thì báo ở dòng `ke_thua`.

Một luật không hợp với văn bản thì bỏ qua, kèm lý do; đổi mức cũng được. `cho` (không bắt buộc) chỉ một chỗ, bằng đường
mã hoặc mấy chữ của lời văn. Bỏ qua mà không còn gì để bỏ qua thì máy nhắc.

```yaml
bo_qua:
  - luat: lint/lead-not-one-body
    ly_do: Hai phòng cùng chủ trì theo Quy chế phối hợp của phường.
    cho: noi-dung/day-boi
  - luat: lint/five-clear
    ly_do: Kế hoạch khung, sản phẩm ghi ở kế hoạch từng quý.
    muc_do: bo          # bo (mặc định), thong-tin, canh-bao, loi
```

Các mẫu đọc trong một văn phòng mẫu: phường Mẫu thuộc thành phố Mẫu, với danh mục ở cuối trang. Mẫu bỏ bớt các khoá đầu
văn bản (`loai: ke-hoach`, `don_vi: phuong-mau`, `so: 7`, `ngay: 2026-05-07`, `trich_yeu: Công tác năm 2026`), nơi
nhận, người ký, có khi cả nội dung.
"""


def book() -> str:
    """The whole page."""
    parts = [_HEAD, _contents()]
    for title, rules in _GROUPS:
        parts.append(f"## {title}\n")
        parts += [_chapter(rule) for rule in rules]
    parts.append("## Danh mục của văn phòng mẫu\n")
    parts += [f"`{path}`\n\n```yaml\n{text}```\n" for path, text in OFFICE.items()]
    return "\n".join(parts)


def checked(files: Mapping[str, str], rules: Sequence[LintRule] | None = None) -> tuple[list[Diagnostic], bool]:
    """What is found in the sample's document, and whether it could be composed."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        workspace = Workspace(Path(folder))
        view, found = ViewLoader(Library(workspace)).load(workspace.id_of(PLAN))
        linter = Linter() if rules is None else Linter(rules)
        return (linter.lint(view), True) if view is not None else (found, False)


def _contents() -> str:
    lines = ["| luật | mức | soát gì |", "|---|---|---|"]
    for _, rules in _GROUPS:
        for rule in rules:
            first = rule.what.split(". ")[0].rstrip(".")
            lines.append(f"| [`{rule.code}`](#{rule.code.replace('/', '')}) | {_LEVELS[rule.severity]} | {first}. |")
    return "\n".join(lines) + "\n"


def _chapter(rule: LintRule) -> str:
    wrong, _ = without_signs(rule.wrong)
    found, _ = checked(files_of(wrong), [rule])
    return (
        f"### {rule.code}\n\n{rule.what}\n\n*Vì sao:* {rule.why} *Mức:* {_LEVELS[rule.severity]}.\n\n"
        f"Sai:\n\n```yaml\n{wrong}```\n\n```text\n{as_text(found)}\n```\n\n"
        f"Đúng:\n\n```yaml\n{rule.right}```\n"
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), book().encode())
