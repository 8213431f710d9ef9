"""Dialogs: each asks one thing, none of them holds the program up."""
