"""BPMN 2.0 files: read, edited in place, written anew, laid out."""
