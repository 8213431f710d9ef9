"""Signatures in Word files: OPC package signatures with XAdES, made and judged."""
