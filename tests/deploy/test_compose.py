"""The production shape: who may do what, who reaches whom, who knows which secret."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from config.environment import SETTINGS
from tests.deploy.files import CADDYFILE, COMPOSE, DEPLOY, OURS, SERVICES

each_service = pytest.mark.parametrize("name", sorted(SERVICES))


def test_the_services_are_those_of_the_manual():
    assert set(SERVICES) == {"db", "migrate", "web", "worker", "proxy"}


@each_service
def test_a_service_is_contained(name: str):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"]), "a number, and not root's"
    assert not service.get("privileged", False)
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])


@each_service
def test_a_service_has_limits_and_its_log_is_rotated(name: str):
    service = SERVICES[name]

    assert {"mem_limit", "pids_limit", "stop_grace_period"} <= set(service)
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}


@pytest.mark.parametrize("name", ["db", "proxy", "web", "worker"])
def test_a_service_that_stays_is_watched_and_comes_back(name: str):
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_migrations_run_once_and_before_what_serves():
    done = {"condition": "service_completed_successfully"}

    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert SERVICES["web"]["depends_on"] == {"migrate": done}
    assert SERVICES["worker"]["depends_on"] == {"migrate": done}


@pytest.mark.parametrize("name", OURS)
def test_what_is_ours_comes_from_one_image_and_is_given_known_settings_alone(name: str):
    service = SERVICES[name]

    assert service["image"] == SERVICES["web"]["image"]
    assert service["command"] == [name]
    given = {setting.removesuffix("_FILE") for setting in service["environment"]}
    assert given <= set(SETTINGS)
    assert service["environment"]["KLANKBORD_MODE"] == "production"


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_from_files_alone(name: str):
    secret = {"DATABASE_URL", "OWNER_DATABASE_URL", "SECRET_KEY", "MASTER_KEYS", "EMAIL_URL"}
    secret |= {"IMAGE_STORE"}
    environment = SERVICES[name]["environment"]
    files = {value for key, value in environment.items() if key.endswith("_FILE")}

    assert not secret & set(environment)
    assert files == {f"/run/secrets/{granted}" for granted in SERVICES[name]["secrets"]}


def test_the_owner_of_the_database_is_known_to_migrate_alone():
    knowing = {
        name for name in SERVICES if "owner_database_url" in SERVICES[name].get("secrets", [])
    }

    assert knowing == {"migrate"}
    assert "database_admin_password" not in {
        granted for name in OURS for granted in SERVICES[name]["secrets"]
    }


def test_the_proxy_cannot_reach_the_database_and_is_the_only_door():
    assert SERVICES["db"]["networks"] == ["data"]
    assert COMPOSE["networks"]["data"] == {"internal": True}
    assert "data" not in SERVICES["proxy"]["networks"]
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]


def test_the_database_logs_nothing_that_people_wrote():
    command = SERVICES["db"]["command"]

    for option in (
        "log_statement=none",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
    ):
        assert f"-c {option}" in command


def test_the_proxy_logs_no_address_and_passes_no_forwarded_host():
    assert "request>uri delete" in CADDYFILE
    assert "request>headers delete" in CADDYFILE
    assert "header_up -X-Forwarded-Host" in CADDYFILE


def _made_secrets() -> set[str]:
    script = (DEPLOY / "make-secrets").read_text(encoding="utf-8")
    return set(re.findall(r'give "\$[A-Z]+" (\w+)', script))


def test_every_secret_is_made_by_the_script_and_mounted_from_where_it_puts_them():
    secrets: dict[str, dict[str, Any]] = COMPOSE["secrets"]

    assert _made_secrets() == set(secrets)
    for name, secret in secrets.items():
        assert secret == {"file": f"./deploy/secrets/{name}"}


def test_git_ignores_secrets_and_certificates():
    asked = ["deploy/secrets/master_keys", "deploy/state/proxy/key.pem", ".env"]
    done = subprocess.run(
        ["git", "check-ignore", *asked], cwd=DEPLOY.parent, capture_output=True, text=True
    )

    assert done.stdout.split() == asked
