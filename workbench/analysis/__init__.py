"""Pure functions: a process and a scenario in, findings and measures out."""
