"""Fixtures for every test: the database as the application role, and clients."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest

from tests.support.database import database, with_name
from tests.support.published import knowledge, publish, small_content
from tests.support.server import server, server_of_worker

__all__ = ["knowledge", "publish", "server", "server_of_worker", "small_content"]

os.environ.setdefault("KLANKBORD_MODE", "test")
# The same for all workers of a run, and for the servers they start.
_image_folder: Path | None = None
if "IMAGE_STORE" not in os.environ:
    _image_folder = Path(mkdtemp(prefix="klankbord-images-"))
    os.environ["IMAGE_STORE"] = _image_folder.as_uri()


def pytest_unconfigure() -> None:
    """Remove the folder, in the process that made it."""
    if _image_folder is not None:
        rmtree(_image_folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Plant our templates again after a test whose end empties all tables."""
    yield
    if nextitem is None:
        # The database goes with the last test.
        return
    marker = item.get_closest_marker("django_db")
    fixtures: Sequence[str] = getattr(item, "fixturenames", ())
    if "transactional_db" in fixtures or (marker and marker.kwargs.get("transaction")):
        from tests.support.planting import plant_templates

        plant_templates()


@pytest.fixture(scope="session", autouse=True)
def image_store() -> Iterator[None]:
    """Keep the files of pictures in a folder of this run."""
    from django.conf import settings
    from django.test import override_settings

    from config.image_store import image_storages

    kept = image_storages(os.environ["IMAGE_STORE"])
    with override_settings(STORAGES={**settings.STORAGES, **kept}):
        yield


@pytest.fixture(scope="session")
def database_name(worker_id: str) -> Iterator[str]:
    """The database of this worker, cloned from one that the owner migrated."""
    prefix = os.environ.get("TEST_DATABASE_NAME", "test_klankbord")
    with database(prefix, worker_id) as name:
        yield name


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def django_db_setup(database_name: str, django_db_blocker: Any) -> Iterator[None]:
    """Point Django at that database, as the application role."""
    from django.db import connections

    with django_db_blocker.unblock():
        connection = connections["default"]
        connection.close()
        connection.settings_dict["NAME"] = database_name
        connections.databases["default"]["NAME"] = database_name
        yield
        connections.close_all()


@pytest.fixture(scope="session")
def database_url(django_db_setup: None, database_name: str) -> str:
    """Address of this worker's database as the application role."""
    return with_name(os.environ["DATABASE_URL"], database_name)


@pytest.fixture(scope="session")
def owner_database_url(django_db_setup: None, database_name: str) -> str:
    """Address of this worker's database as its owner."""
    return with_name(os.environ["OWNER_DATABASE_URL"], database_name)


@pytest.fixture(scope="session")
def admin_database_url(django_db_setup: None, database_name: str) -> str:
    """Address of this worker's database as superuser; for dumps, never to prove isolation."""
    return with_name(os.environ["ADMIN_DATABASE_URL"], database_name)


@pytest.fixture
def api_client() -> Any:
    """An anonymous client; every answer is held against `openapi.yaml`."""
    from tests.support.contract import ContractClient

    return ContractClient()


@pytest.fixture
def client_for() -> Callable[[Any], Any]:
    """Give a client that is signed in as a person."""
    from tests.support.contract import ContractClient

    def make(person: Any) -> Any:
        client = ContractClient()
        client.force_login(person)
        return client

    return make
