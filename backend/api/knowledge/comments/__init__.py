"""Comments under articles, and their moderation, over HTTP."""
