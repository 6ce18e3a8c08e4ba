"""What a camera that moves or leans does to a set.

``python -m benchmarks.camera`` films five exercises done well and somebody who only stands there,
moves the pictures as a hand or a bad stand would, has them judged as any recording, and writes what
came of it to ``docs/camera.md``.
"""
