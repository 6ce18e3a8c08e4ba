"""The plan: what is in it and why, what changed, and what is proposed."""
