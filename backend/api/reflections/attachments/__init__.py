"""Photos and PDF files with a reflection, over HTTP."""
