"""Pictures as bytes: what a file is, and the forms in which it can be shown. Knows no domain."""
