"""The hand check of a count in a workspace: drawing sheets by dice, and what people read on them."""
