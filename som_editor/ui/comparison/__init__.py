"""The two versions side by side, and the list of what differs."""
