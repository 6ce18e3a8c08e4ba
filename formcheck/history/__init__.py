"""Records that are never lost, seen only by whom they concern."""
