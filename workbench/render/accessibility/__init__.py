"""The accessibility check of Word files: rules one a file, after WCAG 2.1 A and AA."""
