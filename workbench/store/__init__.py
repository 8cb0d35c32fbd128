"""What is kept, and where it is found."""
