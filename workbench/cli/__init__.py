"""The command line: one command a file, each parses, calls a use case and prints."""
