"""Values out: documents and comparisons as files for others."""
