"""The commands of `gen table`, one a file that bears its name."""
