"""`gen build --nguon`: review copies that tell where each paragraph comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from gen.build.progress import Progress
from gen.cli.command import tell
from gen.workspace.places import UsageProblem, Workspace

CLEAN, PROBLEMS = 0, 1


def write_copies(workspace: Workspace, ids: Sequence[str], out: Path, jobs: int, *, official: bool) -> int:
    """Writes the copies and says what became of them; `official` where an option was given that is not for them."""
    from gen.review.provenance.copies import copy_all

    if official:
        raise UsageProblem("--nguon chỉ viết bản xem nguồn, không dùng cùng --strict hay --why.")
    with Progress() as progress:
        done = copy_all(workspace, ids, out, jobs, progress)
    refused = [one for one in done if not one.written]
    tell([finding for one in refused for finding in one.found])
    rest = f", {len(refused)} không viết được" if refused else ""
    click.echo(f"{out}: {len(done) - len(refused)} bản xem nguồn (….nguon.docx){rest}.", err=True)
    return PROBLEMS if refused else CLEAN
