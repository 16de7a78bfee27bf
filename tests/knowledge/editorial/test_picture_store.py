"""The files of pictures: on disk with nobody else's eyes on them, or in a bucket of S3."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.test import Client
from moto import mock_aws

from accounts.models import Person
from config.image_store import image_storages
from knowledge.models import Image, Theme
from knowledge.picture_store import read_rendition
from knowledge.picturing import delete_image, names_of
from tests.factories.editorial import begun, live
from tests.factories.images import shown, taken_in
from tests.support.pictures import opened

S3 = "s3://key%2Fone:secret%2Btwo@pictures/klankbord?region=eu-west-1"


def use(url: str, settings: Any) -> None:
    """Keep pictures at `url` from now on."""
    settings.STORAGES = {**settings.STORAGES, **image_storages(url)}


@pytest.fixture
def bucket(settings: Any) -> Iterator[Any]:
    """A store like S3, in memory."""
    with mock_aws():
        client = boto3.client("s3", region_name="eu-west-1")
        place = {"LocationConstraint": "eu-west-1"}
        client.create_bucket(Bucket="pictures", CreateBucketConfiguration=place)
        use(S3, settings)
        yield client


def keys(bucket: Any) -> set[str]:
    listed = bucket.list_objects_v2(Bucket="pictures").get("Contents", [])
    return {item["Key"] for item in listed}


def test_originals_and_renditions_stand_apart_in_a_bucket(bucket: Any, writer: Person) -> None:
    image = taken_in(writer, width=400)
    renditions = {f"klankbord/renditions/{image.pk}/{name}" for name in names_of(image)}
    assert keys(bucket) == {f"klankbord/originals/{image.pk}", *renditions}
    assert opened(read_rendition(image.pk, "400.avif")).width == 400
    for key in keys(bucket):
        grants = bucket.get_object_acl(Bucket="pictures", Key=key)["Grants"]
        assert not [grant for grant in grants if grant["Grantee"]["Type"] == "Group"]


def test_readers_get_a_picture_from_a_bucket(
    bucket: Any, writer: Person, colleague: Person, theme: Theme, client: Client
) -> None:
    image = taken_in(writer)
    live(begun(writer, theme, body=f"Tekst.\n\n{shown(image)}\n"), by=writer, reviewer=colleague)
    answer = client.get(f"/media/{image.pk}/24.webp")
    assert (answer.status_code, opened(answer.content).width) == (200, 24)
    bucket.delete_object(Bucket="pictures", Key=f"klankbord/renditions/{image.pk}/24.webp")
    assert client.get(f"/media/{image.pk}/24.webp").status_code == 404


def test_a_deleted_picture_leaves_nothing_in_a_bucket(
    bucket: Any, writer: Person, django_capture_on_commit_callbacks: Any
) -> None:
    image = taken_in(writer)
    with django_capture_on_commit_callbacks(execute=True):
        delete_image(image=image)
    assert keys(bucket) == set()


def test_on_disk_nobody_else_reads_them(writer: Person, settings: Any, tmp_path: Path) -> None:
    use(tmp_path.joinpath("a place").as_uri(), settings)
    image: Image = taken_in(writer)
    original = Path(storages["originals"].path(str(image.pk)))
    assert original.parent == tmp_path / "a place" / "originals"
    for path in tmp_path.joinpath("a place").rglob("*"):
        allowed = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == allowed, path


def test_an_address_says_all_there_is_to_know() -> None:
    options = image_storages(f"{S3}&endpoint=https://s3.example.org:9000")["renditions"]["OPTIONS"]
    assert options["endpoint_url"] == "https://s3.example.org:9000"
    assert (options["access_key"], options["secret_key"]) == ("key/one", "secret+two")
    assert options["location"] == "klankbord/renditions"
    plain = image_storages("s3://pictures")["originals"]["OPTIONS"]
    assert "access_key" not in plain
    assert plain["location"] == "originals"


@pytest.mark.parametrize(
    "url",
    ["", "/var/lib/images", "file://", "ftp://key:geheim@host/x", "s3:///x?geheim", f"{S3}&acl=x"],
)
def test_an_address_that_is_wrong_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        image_storages(url)
    assert "geheim" not in str(refused.value)
    assert "secret" not in str(refused.value)
