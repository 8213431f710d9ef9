"""Controle: what is to be said of a signed file, whom to trust, and signing a file that exists."""
