"""What pages show, worked out: numbers, sentences and drawings, without a page around them."""
