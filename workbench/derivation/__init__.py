"""From a process to requirements, tests, instructions, each with the facts it was read from."""
