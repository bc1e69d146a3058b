"""The commands that live in files of their own, for `cli` to attach."""

from __future__ import annotations

import click

from gen.commands.audit import audit
from gen.commands.fmt import fmt
from gen.commands.git import git
from gen.commands.registers import don_vi, vb
from gen.commands.text import text

ATTACHED: tuple[click.Command, ...] = (vb, don_vi, audit, fmt, text, git)
