"""The election list from the committee's draft to what the congress adopts: states, the floor, adoption."""
