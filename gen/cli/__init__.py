"""The commands, a file each, and what they share: the group, Vietnamese help, findings as text, exit codes."""
