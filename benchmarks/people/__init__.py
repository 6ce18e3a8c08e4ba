"""Several people before the camera: who is followed.

``python -m benchmarks.people`` films made-up people and writes what came of it to
``docs/people.md``.
"""
