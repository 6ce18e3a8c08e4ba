"""A drawing of the body on which one says where it hurts."""
