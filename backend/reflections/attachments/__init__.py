"""Photos and PDF files that somebody keeps with a reflection.

cleaning    what comes in is drawn or written anew, with what can be seen and nothing else
attaching   verbs: attach, rename, remove
pieces      the files as they are kept: in sealed pieces
reading     attachments as their owner reads them
exported    what of them stands in an export
"""
