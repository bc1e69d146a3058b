"""Plans and decisions written once as YAML, printed as Word documents an office can sign.

diagnostic, node: what is wrong and where; a YAML value with its place. source: YAML to Nodes. vocabulary, wording: the
keys of the format, the words of the house. registers: units and legal documents. schema: what a file may hold. sugar,
placing, cascade: one tree out of a chain of files. text: numbering, dates, inline marks, `{{ }}`. model, compose: the
Document, every word decided. render: Document to .docx. the_thuc, stationery: the law's figures and the Word templates
made from them; measure reads any Word file back, audit judges it. view, rules, lint: what offices would send back.
workspace, library, build: files in and out. formatting: sources as `gen fmt` writes them. compare, and heirs, review,
revisions for git: what differs and what it does below. paper: a document as Word has it, with its sources; redline and
origin make review copies of it. cli: commands. docs/architecture.md has them all, lowest first.
"""
