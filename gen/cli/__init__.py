"""The commands: parse, call, report, exit code; one file each."""
