"""Load, call a pure function, save: the only thing the command line and the pages call."""
