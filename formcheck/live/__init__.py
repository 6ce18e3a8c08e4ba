"""Coaching over a socket: the browser finds the pose, the same coach as everywhere answers."""
