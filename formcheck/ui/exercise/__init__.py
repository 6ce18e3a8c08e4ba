"""Training: the sets of one sitting, one after the other."""
