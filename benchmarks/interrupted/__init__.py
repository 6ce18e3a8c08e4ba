"""What is there after a program was ended by force at each step of what it does to records."""
