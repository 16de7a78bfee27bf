"""What is fast, measured against peers and limits in one run (`make bench`)."""
