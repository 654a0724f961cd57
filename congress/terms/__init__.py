"""A term of congresses: milestones of each level, and how far each unit is."""
