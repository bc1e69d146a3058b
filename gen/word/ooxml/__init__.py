"""The format of a Word file: `names`, its zip (`archive`), its XML (`parse`, `elements`), any .docx (`opening`)."""
