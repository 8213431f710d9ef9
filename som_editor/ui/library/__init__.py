"""Start: all protocols in the library, and the ways to begin."""
