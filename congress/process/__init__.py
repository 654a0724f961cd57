"""The steps of a personnel process: meetings, each with its list, and a ballot counted like any other."""
