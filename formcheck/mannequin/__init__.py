"""The mannequin: a body that can be posed and filmed, so that the truth is known exactly."""
