"""The command line: one function a command, results on stdout, messages on stderr."""
