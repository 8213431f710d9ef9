"""Publishing: what to make, whether it is ready, and the signature."""
