"""How often a law is tried: the profiles stand in tests/conftest.py."""

from __future__ import annotations

from hypothesis import settings


def one_in(share: int) -> settings:
    """For a law whose examples are costly: one in so many of the profile's."""
    return settings(max_examples=max(settings.default.max_examples // share, 5))
