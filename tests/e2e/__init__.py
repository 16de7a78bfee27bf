"""What a person does with Klankbord, in a real Chromium against the real server."""
