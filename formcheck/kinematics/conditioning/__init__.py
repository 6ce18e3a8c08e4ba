"""Making a pose track fit to measure: implausible points, exchanged sides, gaps and jitter."""
