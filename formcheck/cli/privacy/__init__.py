"""``formcheck doctor --privacy``: a run is traced, and every connection it tries is looked at."""
