"""What one person keeps of the knowledge, over HTTP."""
