"""How fast and how small formcheck is; ``python -m benchmarks`` measures and writes the page."""
