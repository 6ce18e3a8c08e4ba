"""Files and folders that appear whole or not at all, and clear words where the disk refuses."""
