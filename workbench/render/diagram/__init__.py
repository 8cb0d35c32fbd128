"""A drawing of a process in the notation of BPMN, as SVG."""
