"""Delegates: how many each unit sends, who they are, who is in the hall, and what is reported of them."""
