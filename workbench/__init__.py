"""Workbench: business process analysis and requirements, traced to the workflow step."""

__version__ = "0.1.0"
