"""Names that Windows does not take, wherever they are written."""

from __future__ import annotations

import re

_DEVICE = r"(?:^|/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.[^/]*)?(?:/|$)"
# signs that mean something in a path; what is dropped from the end of a name
_UNFIT = re.compile(rf'{_DEVICE}|[<>:"|?*\\\x00-\x1f]|[. ](?:/|$)', re.IGNORECASE)


def fits_windows(path: str) -> bool:
    """True for a relative path (with `/`) all of whose names a Windows machine can hold."""
    return _UNFIT.search(path) is None
