"""What somebody means to do after a conversation, over HTTP."""
