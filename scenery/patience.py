"""How long a test waits for what should happen at once: long enough for a machine that is busy."""

PATIENCE_S = 120.0
"""It ends a test that hangs. No test is about it: what takes longer is broken, not slow."""
