"""Writing: the protocol as editable text, its outline and its data."""
