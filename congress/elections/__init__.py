"""The elections of a workspace: one round after the other, each step recorded in the journal.

`state` says what the journal knows of a round, `steps` what each step needs; the other modules take the steps.
"""
