"""What the commands do beyond one call: the lines they print and the files they write."""
