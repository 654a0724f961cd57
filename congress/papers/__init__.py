"""The papers of an election and of the congress in a congress folder, each made of what the journal records."""
