"""The text outline: a process as indented lines that can be typed during an interview."""
