"""Queries with the articles that people want for them, and how well the search does by these."""
