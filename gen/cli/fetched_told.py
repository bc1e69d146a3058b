"""What `gen status --cha-moi` says of parents from other repositories: whether their tag or branch has moved."""

from __future__ import annotations

import os

import click

from gen.cli.exit_codes import ExitCode
from gen.core.visible import visible_lines
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.foreign_folder import SCHEME

_SHORT = 10


def fetched_told(workspace: Workspace) -> ExitCode:
    """Asks each repository and prints a line of it; problems where one moved or can't be asked."""
    from gen.foreign.address import as_user_asks, read_plan
    from gen.foreign.git_calls import Git
    from gen.foreign.moved import foreign_states

    told, calm = list[str](), True
    for state in foreign_states(Git(os.environ), workspace):
        lock, then = state.lock, state.lock.commit[:_SHORT]
        head = f"{SCHEME}{state.name}: {lock.url} ở {lock.ref}"
        if state.why:
            told.append(f"{head}: không hỏi được. {state.why}")
        elif state.moved:
            told.append(f"{head} đã đổi: lúc lấy về {then}, nay {state.commit[:_SHORT]}")
            plan = read_plan(lock.plans[0]) if lock.plans else "VĂN-BẢN"
            url = as_user_asks(lock.url, workspace.root)
            told.append(f"    Lấy bản mới: gen fetch-parent {url}@{lock.ref} {plan} --ten {state.name}")
        else:
            told.append(f"{head} chưa đổi ({then})")
        calm = calm and not state.why and not state.moved
    if not told:
        raise UsageProblem("Chưa lấy văn bản cha nào từ kho khác. Lấy bằng: gen fetch-parent KHO@THẺ VĂN-BẢN")
    click.echo(visible_lines("\n".join(told)))
    return ExitCode.CLEAN if calm else ExitCode.PROBLEMS
