"""What the application is told through its environment, and which database it uses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from tools.bootstrap import program_environment
from tools.cluster import Cluster
from tools.homes import find_home
from tools.keys import Keys, read_keys
from tools.places import Settings
from tools.postgres import Database, start_database
from tools.say import SetupError
from tools.supervise import Supervisor


@dataclass(frozen=True)
class Addresses:
    """The database as the application role, which serves, and as the owner, which migrates."""

    application: str
    owner: str


def open_database(settings: Settings, supervisor: Supervisor) -> Addresses:
    """The database that `settings` name; the embedded one is started and watched.

    Raises `SetupError` when it does not start or its address makes no sense.
    """
    keys = read_keys(settings.data)
    if settings.database_url is not None:
        return given_addresses(settings.database_url, settings.owner_database_url, keys)
    log = settings.logs / "database.log"
    database = start_database(find_home(settings.data), keys, log=log, watch=supervisor.keep)
    return Addresses(database.application_url, database.owner_url)


def running_database(settings: Settings) -> Addresses | None:
    """The database that answers already: somebody's own, or the one of a `make run` beside us."""
    if settings.database_url is None and not (settings.data / "postgres" / "cluster").exists():
        return None
    keys = read_keys(settings.data)
    if settings.database_url is not None:
        return given_addresses(settings.database_url, settings.owner_database_url, keys)
    cluster = Cluster(find_home(settings.data), log=settings.logs / "database.log")
    if not cluster.attach():
        return None
    database = Database(cluster, keys)
    return Addresses(database.application_url, database.owner_url)


def given_addresses(database_url: str, owner_url: str | None, keys: Keys) -> Addresses:
    """The addresses on somebody's own server.

    With `DATABASE_URL` alone it is the owner's, because serving as the owner would go around
    row-level security: `prepare_database` then makes an application role of our own.
    """
    for name, url in (("DATABASE_URL", database_url), ("OWNER_DATABASE_URL", owner_url)):
        if url is not None and not url.startswith(("postgresql://", "postgres://")):
            raise SetupError(
                f"{name} is not the address of a PostgreSQL database.",
                "Write it as `postgresql://user:password@host:5432/klankbord`, or leave it out to "
                "use the embedded database.",
            )
    if owner_url is not None:
        return Addresses(database_url, owner_url)
    parts = urlsplit(database_url)
    place = parts.netloc.rpartition("@")[2]
    role = f"{quote(keys.application_role)}:{quote(keys.application_password)}"
    return Addresses(urlunsplit(parts._replace(netloc=f"{role}@{place}")), database_url)


def application_environment(settings: Settings, addresses: Addresses) -> dict[str, str]:
    """All that web, worker and Django's commands need; what the person set comes first."""
    keys = read_keys(settings.data)
    environment = program_environment()
    environment.pop("OWNER_DATABASE_URL", None)
    defaults = {
        "SECRET_KEY": keys.secret_key,
        "MASTER_KEYS": keys.master_keys,
        "PUBLIC_URL": settings.public_url,
        "EMAIL_URL": f"file://{quote(str(settings.data / 'mail'))}",
    }
    for name, value in defaults.items():
        if name not in environment and f"{name}_FILE" not in environment:
            environment[name] = value
    return environment | {
        "KLANKBORD_MODE": "development",
        "KLANKBORD_DATA": str(settings.data),
        "DATABASE_URL": addresses.application,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PORT": str(settings.port),
        "WEB_WORKERS": str(settings.web_workers),
        "WEB_THREADS": str(settings.web_threads),
        "PYTHONUNBUFFERED": "1",
    }
