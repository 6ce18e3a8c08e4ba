"""Demonstrations: what an exercise file says of its motion, performed and filmed."""
