"""In and out: everything that editors keep as files, and files as texts."""
