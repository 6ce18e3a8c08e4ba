"""Made-up people live twelve weeks with the programme: what it does with them, day by day."""
