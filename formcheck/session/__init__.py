"""One way to analyse, record, judge again and replay a set.

Live, recorded and kept sets go through the same rooms below and end with the same verdict.
Records are only known to `recorder`, `recordings` and `judging`: to measure and judge needs none.
"""

from formcheck.session.analysis import Analysis, analyze, analyze_file, analyze_track
from formcheck.session.live import LiveAnalysis

__all__ = ["Analysis", "LiveAnalysis", "analyze", "analyze_file", "analyze_track"]
