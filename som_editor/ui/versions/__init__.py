"""The history of a protocol: its versions and what they came from."""
