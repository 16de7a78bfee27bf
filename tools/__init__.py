"""What stands behind `make run` and `make test`; the standard library only."""
