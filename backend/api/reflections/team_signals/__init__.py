"""Team signals over HTTP: what coordinators see, and whether one is counted."""
