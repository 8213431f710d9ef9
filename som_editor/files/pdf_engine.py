"""The engine that draws and reads PDF files, which knows no threads."""

import threading

ENGINE = threading.RLock()
"""Held by whoever uses pdfium: the window draws pages while another thread reads a file."""
