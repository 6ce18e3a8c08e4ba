"""Where a person stands with the health questions, for themself and for their therapist."""
