"""Signing: who signs, with what proof of time, and the signature in the file."""
