"""What is said where a library of the extra `excel` is not installed."""

from __future__ import annotations


class MissingLibrary(Exception):
    """A library that Excel files need and this Python does not have."""
