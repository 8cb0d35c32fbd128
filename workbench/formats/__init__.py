"""Foreign formats to and from the model, one module each."""
