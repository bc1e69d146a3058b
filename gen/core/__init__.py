"""What every room may use: findings and places, keys, the node of a YAML tree, memos."""
