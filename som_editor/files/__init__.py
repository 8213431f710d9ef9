"""Whole files in and out, with what goes wrong in the terms of the program."""

from som_editor.files.reading import read_bytes
from som_editor.files.writing import make_folder, remove_file, write_file

__all__ = ["make_folder", "read_bytes", "remove_file", "write_file"]
