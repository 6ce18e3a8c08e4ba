"""Work on files of others, done in a process that has limits and can be ended at any time."""
