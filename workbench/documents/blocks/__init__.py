"""The building blocks that outlines may name, one a file; `catalogue` lists them."""
