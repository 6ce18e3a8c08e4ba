"""The domain: what an exercise is, and how a movement is judged against it."""
