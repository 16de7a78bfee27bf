"""Taking one's reflections along, over HTTP."""
