"""One function for each thing a user can ask: plain arguments in, a value out."""
