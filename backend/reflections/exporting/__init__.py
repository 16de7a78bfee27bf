"""Taking one's reflections along: as JSON, as Markdown in a zip file, as a portfolio on paper.

What stands in an export is told by `registry`: sections, which are read page by page, and parts,
which belong to one reflection each. Who adds something to reflections adds it there, and to
`reflections-export.schema.json`; the three forms follow by themselves.

    requesting   somebody asks; a row is kept and the worker is told its id
    making       the worker makes the file, acting as that person
    pieces       the file as it is kept and fetched: in sealed pieces
"""
