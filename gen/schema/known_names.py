"""The ids that a workspace knows, each with what it stands for: what editors offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Ids and their names; empty where there is no workspace: then any id will do."""

    units: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    # of items, rows, appendices of plans that others inherit from
    items: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def bodies(self) -> dict[str, str]:
        """Units and groups."""
        return {**self.units, **self.groups}
