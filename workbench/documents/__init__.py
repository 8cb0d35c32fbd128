"""From values to a document tree: outlines, blocks, accessibility. No files, no formats."""
