"""The group of commands, what each is for, and how a run ends; a command stands in the file that bears its name."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.streams import is_closed_pipe, set_streams
from gen.cli.vietnamese_click import VietnameseGroup
from gen.core.visible import visible_lines
from gen.workspace.folder import UsageProblem, Workspace

# the first sentence of each command's help, so that `gen --help` need not load them
COMMANDS = {
    "accept": "Ghi nhận “đã xem”: lưu chữ hiện nay của văn bản cha ở những chỗ bản này ghi đè.",
    "amend": "Viết dự thảo văn bản sửa đổi, bổ sung một văn bản đã ban hành, theo những gì nguồn của nó nay nói khác.",
    "audit": "Soát thể thức một tệp Word bất kỳ, cả tệp gõ tay: sai chỗ nào, luật nói gì, sửa ra sao.",
    "build": "Dựng các văn bản thành tệp Word dưới build/ (mặc định: tất cả).",
    "check": "Kiểm tra các văn bản mà không ghi tệp nào: đọc được không, và các luật ở docs/luat-soat.md.",
    "derive": "Viết sẵn bản kế thừa của PARENT cho một đơn vị, hoặc cho mọi đơn vị trực thuộc.",
    "diff": "So chữ in ra của hai văn bản, hoặc của các văn bản ở hai phiên bản git: thêm, bỏ, chuyển chỗ, sửa từng "
    "chữ, ở mục nào, thuộc loại gì, bản kế thừa nào theo, bản nào phải xem lại.",
    "don-vi": "Tìm đơn vị theo tên (không cần dấu), để biết mã.",
    "explain": "Cho biết một chữ, một câu từ đâu ra.",
    "fetch-parent": "Lấy văn bản cha từ kho git khác về plans/.cha/, kèm danh mục nó cần và tệp khoá.",
    "fmt": "Viết lại các tệp nguồn theo một cách chung: thứ tự khoá, xuống dòng, thụt lề.",
    "git": "Cài cho kho git của thư mục này: git diff cho biết mục nào đổi, hiện lời văn của tệp Word.",
    "init": "Lập thư mục làm việc mới cho một đơn vị: danh mục, kế hoạch đầu tiên, Makefile, thiết lập VS Code.",
    "issue": "Ban hành một văn bản: ghi lại đúng chữ, đúng tệp lúc này; từ nay in theo bản ghi ấy, dù nguồn có đổi.",
    "new": "Viết sẵn khung một văn bản mới: LOẠI là quyet-dinh, ke-hoach hoặc chuong-trinh.",
    "redline": "So hai văn bản thành một tệp Word có dấu sửa (track changes): chữ bỏ bị gạch ngang, chữ thêm được gạch "
    "chân.",
    "schema": "In JSON Schema của cách viết, cho trình soạn thảo.",
    "show": "In văn bản sau khi kế thừa, thành một tệp YAML riêng in ra đúng như thế.",
    "status": "Cho biết bản kế thừa nào cần xem lại vì văn bản cha đã sửa, văn bản nào đã ban hành.",
    "table": "Đưa bảng ra sổ Excel (export), lấy bảng từ sổ Excel về (import).",
    "text": "In lời văn của một tệp Word bất kỳ: mỗi đoạn một dòng, mỗi hàng của bảng một dòng, chú thích ở cuối.",
    "vb": "Các văn bản được viện dẫn: còn hiệu lực không, viện dẫn ở đâu.",
}


@click.group(
    cls=VietnameseGroup,
    package="gen.cli",
    summaries=COMMANDS,
    help="Viết kế hoạch, quyết định một lần bằng YAML, in ra Word đúng thể thức.",
)
@click.option("-C", "folder", default=".", metavar="THƯ-MỤC", help="Thư mục làm việc (có plans/ bên trong).")
@click.version_option(None, "--version", package_name="gen-van-ban", help="In số phiên bản.", message="gen %(version)s")
@click.pass_context
def cli(context: click.Context, folder: str) -> None:
    context.obj = Workspace(Path(folder))


def main(args: list[str] | None = None) -> None:
    """Runs a command line and exits with its code."""
    set_streams()
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """The exit code of a command line."""
    gc.set_threshold(50_000)
    try:
        code = cli.main(args, prog_name="gen", standalone_mode=False)
        return code if isinstance(code, int) else ExitCode.CLEAN
    except click.exceptions.Exit as err:
        return err.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _failed("Đã dừng giữa chừng; các tệp đã ghi vẫn nguyên vẹn.", ExitCode.INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as err:
        click.echo(err.format_message(), err=True)
        return ExitCode.USAGE
    except (click.UsageError, UsageProblem, OSError) as err:
        if isinstance(err, OSError) and is_closed_pipe(err):
            sys.stderr.close()
            return ExitCode.CLEAN
        return _failed(_message(err), ExitCode.USAGE)
    except Exception:
        import traceback

        traceback.print_exc()
        return _failed(
            "Đây là lỗi của chương trình, không phải của văn bản. Xin gửi các dòng trên cho người phụ trách.",
            ExitCode.BUG,
        )


def _message(err: click.UsageError | UsageProblem | OSError) -> str:
    from gen.cli.failures import system_message, usage_message

    if isinstance(err, click.UsageError):
        return usage_message(err)
    if isinstance(err, FileExistsError):
        return f"Tệp “{err.filename}” đã có, không ghi đè."
    return system_message(err) if isinstance(err, OSError) else str(err)


def _failed(message: str, code: ExitCode) -> ExitCode:
    click.echo(f"gen: {visible_lines(message)}", err=True)
    return code
