"""The parts of the Exercises page: what there is, and how it is found."""
