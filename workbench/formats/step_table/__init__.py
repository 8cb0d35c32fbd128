"""The step table: one row for each step, typed or pasted from a spreadsheet."""
