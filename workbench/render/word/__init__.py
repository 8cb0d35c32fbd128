"""The document tree as a Word file, in the clothes of the agency's own style.docx."""
