"""From the document tree, and from a process, to bytes."""
