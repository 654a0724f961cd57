"""Official documents: a typed model, filled once from the result, printed as PDF and as an editable Word file."""
