"""Tables out to Excel workbooks that an office works in, and back into the YAML they came from."""
