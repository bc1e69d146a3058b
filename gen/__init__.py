"""Plans and decisions written once as YAML, printed as Word documents an office can sign.

The rooms, in the order in which a document flows through them. core: findings and places, keys, the YAML value that
knows its place. text: numbering, dates, inline marks, `{{ }}`. word: Word files as such, measured and judged.
source: YAML to Nodes and back. registers: units, legal documents, the words nobody types. schema: what a file may
hold. cascade: one tree out of a chain of files. document: the Document, every word decided. workspace: files in and
out. render: Document to .docx. build: what is stale, made anew. lint: what offices would send back. review: what
differs, where it comes from, whom it concerns. cli: the commands. A room imports from those before it only;
docs/architecture.md says more of each.
"""
