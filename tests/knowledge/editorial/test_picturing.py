"""Pictures in texts: one file is one picture, and what a text needs is not deleted."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import connection, transaction

from accounts.models import Person
from api.knowledge.representation import represent
from core.errors import DomainError
from knowledge.models import Image, ImageUse, Theme
from knowledge.picturing import delete_image, describe_image, is_used, names_of, take_in
from knowledge.publishing import represent_again
from knowledge.releasing import unpublish
from knowledge.restoring import discard_manuscript
from knowledge.reviewing import submit, withdraw_submission
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT, begun, live, written
from tests.factories.images import ImageFactory, shown, taken_in
from tests.support.pictures import picture_file

BODY: str = FIT["body"]


def files_of(image: uuid.UUID) -> list[str]:
    kept = storages["renditions"]
    return sorted(kept.listdir(str(image))[1]) if kept.exists(str(image)) else []


def has_original(image: uuid.UUID) -> bool:
    return storages["originals"].exists(str(image))


def test_the_same_file_twice_is_one_picture(writer: Person, colleague: Person) -> None:
    data = picture_file()
    first, is_new = take_in(by=writer, data=data)
    again, is_new_again = take_in(by=colleague, data=data, description="Een stoel.")
    assert (is_new, is_new_again, first.pk) == (True, False, again.pk)
    assert (again.description, again.uploaded_by) == ("Een stoel.", writer)
    assert take_in(by=writer, data=data, description="Iets anders.")[0].description == "Een stoel."
    assert files_of(first.pk) == sorted(names_of(first))
    assert has_original(first.pk)


@pytest.mark.django_db(transaction=True)
def test_the_same_file_at_the_same_time_is_one_picture() -> None:
    writers, data = [PersonFactory(editor=True) for _ in range(2)], picture_file()
    found: list[tuple[Image, bool]] = []

    def send(by: Person) -> None:
        try:
            found.append(take_in(by=by, data=data))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(is_new for _image, is_new in found) == [False, True]
    assert len({image.pk for image, _is_new in found}) == 1


def test_a_store_that_fails_leaves_nothing_behind(
    writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def fail(name: str, *_rest: Any) -> None:
        tried.append(name)
        raise OSError("full")

    monkeypatch.setattr(storages["originals"], "save", fail)
    with pytest.raises(OSError, match="full"), transaction.atomic():
        take_in(by=writer, data=picture_file())
    assert files_of(uuid.UUID(tried[0])) == []
    assert not Image.objects.exists()


def test_what_is_refused_is_not_kept(writer: Person) -> None:
    with pytest.raises(DomainError, match="image_kind_unknown"):
        take_in(by=writer, data=b"geen plaatje")
    assert not Image.objects.exists()


def test_a_description_is_found_whatever_its_accents() -> None:
    image = describe_image(image=ImageFactory(), description="Eén café")
    assert (image.description_key, image.version) == ("een cafe", 2)
    assert describe_image(image=image, description="Eén café").version == 2
    describe_image(image=image, description="ﷺ" * 300)


def test_readers_get_the_figure_and_the_picture_is_known_to_be_seen(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    image = taken_in(writer)
    unseen = taken_in(writer)
    translation = begun(writer, theme, body=f"{BODY}\n{shown(image)}\n")
    assert not Image.objects.published().exists()
    live(translation, by=writer, reviewer=colleague)
    assert f"/media/{image.pk}/24.avif 24w" in translation.snapshot.body
    assert list(Image.objects.published()) == [image]
    represent_again(represent=represent)
    assert ImageUse.objects.count() == 1
    unpublish(translation=translation, by=writer, why="Even weg.", represent=represent)
    assert not Image.objects.published().exists()
    assert not is_used(unseen)


def refusals(error: DomainError) -> list[tuple[str, int]]:
    return [(issue.code, issue.params["line"]) for issue in error.issues]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("![Een stoel](image:0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d02)", "markdown_picture_unknown"),
        ("![Een stoel](image:stoel)", "markdown_picture_unknown"),
        ("![Een stoel](https://example.org/stoel.jpg)", "markdown_picture_foreign"),
        ("![Een stoel](/media/stoel.jpg)", "markdown_picture_foreign"),
        ("woorden *en ![Een stoel](data:image/png;base64,xx) meer*", "markdown_picture_foreign"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused_with_its_line(
    line: str, code: str, writer: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, body=f"{BODY}\nEerst dit\nen dan\n{line}\n")
    with pytest.raises(DomainError) as refused:
        submit(translation=translation, by=writer)
    assert refusals(refused.value) == [(code, BODY.count("\n") + 4)]


def test_a_picture_without_words_is_refused_with_its_line(writer: Person, theme: Theme) -> None:
    image = taken_in(writer)
    translation = begun(
        writer, theme, body=f"{BODY}\n![ ](image:{image.pk} 'Wel een bijschrift')\n"
    )
    with pytest.raises(DomainError) as refused:
        submit(translation=translation, by=writer)
    assert refusals(refused.value) == [("markdown_picture_unheard", BODY.count("\n") + 2)]


def delete(image: Image) -> bool:
    try:
        delete_image(image=image)
    except DomainError as error:
        if error.code != "image_in_use":
            raise
        return False
    return True


def test_what_a_text_needs_is_not_deleted(writer: Person, colleague: Person, theme: Theme) -> None:
    image = taken_in(writer)
    translation = begun(writer, theme, body=f"{BODY}\n{shown(image)}\n")
    assert not delete(image), "it is being written"
    waiting = submit(translation=translation, by=writer)
    written(translation, writer, title="Anders")
    discard_manuscript(translation=translation, by=writer)
    assert not delete(image), "it waits, and was written last"
    withdraw_submission(submission=waiting, by=writer)
    live(translation, by=writer, reviewer=colleague)
    assert not delete(image), "readers see it"
    written(translation, writer, body=BODY)
    assert not delete(image), "readers still see it"
    live(translation, by=writer, reviewer=colleague)
    assert not is_used(image)


def test_a_picture_goes_with_all_its_files(
    writer: Person, django_capture_on_commit_callbacks: Any
) -> None:
    image = taken_in(writer)
    key = image.pk
    with django_capture_on_commit_callbacks() as callbacks:
        assert delete(image)
    assert has_original(key), "a deletion that is undone loses nothing"
    for callback in callbacks:
        callback()
    assert (files_of(key), has_original(key)) == ([], False)
