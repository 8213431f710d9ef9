"""The values of the field and pure functions over them: no I/O, clock, randomness or Qt."""
