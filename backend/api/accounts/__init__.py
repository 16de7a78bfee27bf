"""Who is asking, over HTTP."""
