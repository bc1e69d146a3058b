"""What a row of figures is called that was asked for: `so-lieu:<path>#<unit>`, with `*` for the whole file."""

from __future__ import annotations

ASKED, EVERY = "so-lieu:", "*"


def asked_name(path: str, unit: str) -> str:
    """What whoever asks for the row of a unit depends on."""
    return f"{ASKED}{path}#{unit}"
