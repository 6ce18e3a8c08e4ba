"""The first visit: ten minutes, one question at a time, from nothing to a plan."""
