"""A line that says of an issued document which of its two texts a command is about."""

from __future__ import annotations

import click

from gen.issued.record_names import ISSUED_MARK
from gen.workspace.library import Library


def tell_of_issued(library: Library, id: str) -> None:
    """Says on standard error that a plan prints its issued text, where its source is what is asked about."""
    if library.printed(id) != id:
        click.echo(f"“{id}” đã ban hành, in theo {id}{ISSUED_MARK}; dưới đây là nguồn của nó.", err=True)
