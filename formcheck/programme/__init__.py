"""A person's programme: the rules of `care` joined with what is kept and what was done.

Pages and commands ask here; nothing in it draws or prints.
"""
