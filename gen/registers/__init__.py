"""Units and groups, legal documents, the words printed without being typed."""
