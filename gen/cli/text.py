"""`gen text`: the words of any Word file, as `git diff` shows them."""

from __future__ import annotations

from pathlib import Path

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.visible import visible_lines
from gen.word.measure.text_lines import text_lines
from gen.word.ooxml.archive import CannotRead, bytes_of
from gen.word.ooxml.opening import open_docx
from gen.workspace.folder import UsageProblem

# a part that holds one of these still has tracked changes
_TRACKED = (b"<w:ins ", b"<w:del ", b"<w:moveFrom ")


@click.command(
    cls=VietnameseCommand,
    help="In lời văn của một tệp Word bất kỳ: mỗi đoạn một dòng, mỗi hàng của bảng một dòng, chú thích ở cuối. "
    "Tệp có dấu sửa (track changes) thì in như khi đã chấp nhận hết.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP.docx")
# git shows nothing of a commit in which one file can't be told, so there the reason stands in place of the words
@click.option("--git", "for_git", is_flag=True, hidden=True)
def text(file: Path, for_git: bool) -> ExitCode:
    try:
        opened = open_docx(bytes_of(file))
        lines = text_lines(opened)
        if any(tag in data for name, data in opened.parts.items() if name.startswith("word/") for tag in _TRACKED):
            # what is struck is not among the lines, and nobody should think that it is not in the file
            lines.append("(Tệp còn dấu sửa chưa chấp nhận; chữ bị gạch không in ở trên.)")
        if any(b"vanish" in data for data in opened.parts.values()):
            hidden = [line for line in text_lines(opened, hidden=True) if line not in lines]
            lines += [f"(Có chữ ẩn, Word không hiện: {line})" for line in hidden]
    except CannotRead as err:
        if not for_git:
            raise UsageProblem(f"Tệp “{file}” {err}") from err
        lines = [f"(Tệp {err})"]
    click.echo("\n".join(map(visible_lines, lines)))
    return ExitCode.CLEAN
