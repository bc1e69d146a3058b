"""`gen table`: tables out to Excel workbooks, and back; its commands stand in `table_commands`."""

from __future__ import annotations

import click

from gen.cli.vietnamese_click import VietnameseGroup

_COMMANDS = {
    "export": "Xuất các bảng của một văn bản ra sổ Excel, mỗi bảng một trang tính.",
    "import": "Lấy bảng từ sổ Excel về: chỉ ghi ô đã sửa, hàng thêm, hàng bỏ; hoặc viết sẵn bảng mới.",
}


@click.group(
    "table",
    cls=VietnameseGroup,
    package="gen.cli.table_commands",
    summaries=_COMMANDS,
    help="Đưa bảng ra sổ Excel (export), lấy bảng từ sổ Excel về (import).",
)
def table() -> None:
    pass
