"""What is stale and why, and making it: one document, many, in several processes."""
