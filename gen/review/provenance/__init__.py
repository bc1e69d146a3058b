"""Where a value comes from: told in text (`explanations`), or beside the lines of a Word file (`commented_copy`)."""
