"""Learn: short pages to read, and what is done without a camera, step by step."""
