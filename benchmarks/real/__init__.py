"""What formcheck counts of real people, against what was counted by eye."""
