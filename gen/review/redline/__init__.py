"""Two rendered documents as one with tracked changes (the only place that writes them)."""
