"""The values in the middle: frozen dataclasses, no input or output."""
