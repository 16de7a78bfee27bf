"""PDF files as bytes: one that comes in is written anew, with its pages and nothing else."""
