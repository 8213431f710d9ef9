"""SOM Editor: protocols of school foundations as structured, comparable, signed documents."""

__version__ = "0.1.0"
