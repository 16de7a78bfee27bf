"""What people decide to do after a conversation, by when, and how it went."""
