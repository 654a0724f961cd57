"""Keying ballots at a terminal: a line typed, the ballot it stands for, and a screen around both."""
