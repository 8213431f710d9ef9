"""Values of the core as sentences, for the window, the command line and reports alike."""
