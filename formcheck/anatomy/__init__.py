"""The names that everything which speaks of a body shares: sides, anatomical angles, contacts."""
