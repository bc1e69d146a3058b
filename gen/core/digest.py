"""Digests of content; by a hash that a small build can afford to load."""

from __future__ import annotations

try:
    # hashlib brings OpenSSL with it, which costs more than a small build
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def blake(data: bytes, size: int) -> bytes:
    """A digest of some content, in `size` bytes."""
    return blake2b(data, digest_size=size).digest()


def digest(data: bytes | None) -> str:
    """A digest of some content, as 24 hexadecimal digits; of a file that is not there, none."""
    return blake(data, 12).hex() if data is not None else ""
