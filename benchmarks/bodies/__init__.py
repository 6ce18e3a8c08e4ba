"""Nine people whom nothing was learnt from or fitted to, filmed doing the whole catalogue."""
