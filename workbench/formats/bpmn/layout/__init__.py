"""A drawing for a process: lanes as bands, ranks from left to right, flows at right angles."""
