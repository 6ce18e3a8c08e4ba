"""Measurement: from landmarks to named quantities with their confidence and error band."""
