"""How somebody gets on: trends and changes, worked out from series of plain values."""
