"""`python -m tests.e2e.screens --out FOLDER` takes a picture of every screen.

`--readme FILE` takes the one of the README instead; names after the options choose screens.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django

from tests.support.database import database, with_name
from tools.places import ROOT
from tools.postgres import temporary_cluster


def main() -> None:
    """Start everything on a database of its own, look, and leave nothing behind."""
    options = _options()
    with ExitStack() as stack:
        if "ADMIN_DATABASE_URL" not in os.environ:
            os.environ.update(stack.enter_context(temporary_cluster()).environment)
        name = stack.enter_context(database("screens", "main"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        # The same for the app that is started, so that it finds the pictures that are put here.
        os.environ["IMAGE_STORE"] = (folder / "images").as_uri()
        _set_up_django(with_name(os.environ["DATABASE_URL"], name))
        from tests.e2e.app import running_app
        from tests.e2e.browser import chromium
        from tests.e2e.pictures import take_pictures, take_readme_picture
        from tests.e2e.stage import make_world

        app = stack.enter_context(running_app(os.environ["DATABASE_URL"], folder))
        _playwright, browser = stack.enter_context(chromium())
        world = make_world(app)
        if options.readme:
            take_readme_picture(world, browser, options.readme)
        else:
            take_pictures(
                world, browser, options.out, language=options.language, wanted={*options.names}
            )
        django.db.connections.close_all()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screens", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, help="the folder for the pictures")
    where.add_argument("--readme", type=Path, help="the file for the picture of the README")
    parser.add_argument("--language", choices=["nl", "fr", "en"], default="nl")
    parser.add_argument("names", nargs="*", help="only these screens")
    return parser.parse_args()


def _set_up_django(database_url: str) -> None:
    os.environ.update(
        DATABASE_URL=database_url,
        KLANKBORD_MODE="test",
        DJANGO_SETTINGS_MODULE="config.settings",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
    )
    sys.path.insert(0, str(ROOT / "backend"))
    django.setup()


if __name__ == "__main__":
    main()
