"""What a WordPress site exported (WXR), as manuscripts."""
