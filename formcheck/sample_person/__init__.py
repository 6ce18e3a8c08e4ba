"""A sample person with eight believable weeks, to look around with."""

from formcheck.history.sample_account import remove_sample, sample_person
from formcheck.sample_person.filling import fill_sample

__all__ = ["fill_sample", "remove_sample", "sample_person"]
