"""A sample person with eight believable weeks, to look around with."""

from formcheck.history.sample.filling import fill_sample
from formcheck.history.sample.person import remove_sample, sample_person

__all__ = ["fill_sample", "remove_sample", "sample_person"]
