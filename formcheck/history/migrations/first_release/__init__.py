"""The tables of the first release; never changed again."""
