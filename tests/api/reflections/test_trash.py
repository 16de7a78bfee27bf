"""The trash: out of sight, back again, or gone for good."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from core.tenancy import acting_as
from reflections.models import Reflection, WordPage
from tests.api.reflections.conftest import REFLECTIONS, SEARCHES, post, reflection_body
from tests.factories.reflections import ReflectionFactory

TRASH = "/api/v1/trash"


def trash(client: Any, *reflections: Any) -> None:
    """Put these in the trash."""
    for each in reflections:
        address = f"{REFLECTIONS}/{each.id}"
        response = client.delete(address, headers={"If-Match": client.get(address)["ETag"]})
        assert response.status_code == 204


def restore(client: Any, reflection: Any, key: str = "back") -> Any:
    headers = {"Idempotency-Key": key}
    return client.post(f"{TRASH}/{reflection.id}/restorations", headers=headers)


def erase(client: Any, reflection: Any = None, key: str = "gone", query: str = "") -> Any:
    """Erase this, or everything in the trash."""
    address = f"{TRASH}/{reflection.id}/erasures" if reflection else f"{TRASH}/erasures{query}"
    return client.post(address, headers={"Idempotency-Key": key})


def titles(client: Any, address: str = TRASH) -> list[str]:
    return [item["title"] for item in client.get(address).json()["items"]]


def found(client: Any, query: str) -> list[str]:
    hits = client.post(SEARCHES, {"query": query}, format="json").json()["items"]
    return [hit["reflection"]["title"] for hit in hits]


def test_what_is_deleted_lies_in_the_trash_for_thirty_days(
    client_for: Any, professional: Any
) -> None:
    kept = ReflectionFactory(person=professional, title="Stilte")
    client = client_for(professional)
    listed = client.get(REFLECTIONS).json()["items"][0]
    trash(client, kept)
    (item,) = client.get(TRASH).json()["items"]
    put, gone = (
        datetime.datetime.fromisoformat(item.pop(key)) for key in ("trashedAt", "erasedAt")
    )
    assert item == listed
    assert gone - put == datetime.timedelta(days=30)
    assert timezone.now() - put < datetime.timedelta(minutes=5)


def test_it_is_in_no_list_no_search_and_at_no_address(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, title="Stilte", answers={"text": "Tolk."})
    other = ReflectionFactory(person=professional, title="Geduld", answers={"text": "Tolken."})
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    trash(client, kept)
    assert titles(client, REFLECTIONS) == ["Geduld"]
    assert found(client, "tolk") == ["Geduld"]
    assert found(client, "stilte") == []
    assert found(client, "stilt") == []
    assert client.get(address).status_code == 404
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 404
    assert titles(client) == ["Stilte"]
    assert client.get(f"{REFLECTIONS}/{other.id}").status_code == 200


def test_its_words_are_on_no_page_any_more(client_for: Any, professional: Any) -> None:
    trash(client_for(professional), ReflectionFactory(person=professional))
    with acting_as(professional.pk):
        assert not WordPage.objects.exists()
        assert Reflection.objects.get().word_page is None


def test_it_comes_back_as_it_was_and_is_found_again(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, title="Stilte", gibbs=True, prompted=True)
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    before = client.get(address).json()
    trash(client, kept)
    response = restore(client, kept)
    assert response.status_code == 200
    assert response["ETag"] == '"2"'
    after = response.json()
    assert after.pop("updatedAt") > before.pop("updatedAt")
    assert after == before | {"version": 2}
    assert client.get(address).json()["title"] == "Stilte"
    assert found(client, "stilte") == ["Stilte"]
    assert titles(client) == []


def test_a_retry_of_restoring_gets_the_first_answer(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional)
    client = client_for(professional)
    trash(client, kept)
    first = restore(client, kept, "once")
    again = restore(client, kept, "once")
    assert again.json() == first.json()
    assert again["Idempotency-Replayed"] == "true"
    assert restore(client, kept, "twice").status_code == 404


def test_its_writer_erases_one_at_once(client_for: Any, professional: Any) -> None:
    one, other = (ReflectionFactory(person=professional, title=name) for name in ("Een", "Twee"))
    client = client_for(professional)
    trash(client, one, other)
    assert erase(client, one).status_code == 204
    assert titles(client) == ["Twee"]
    assert erase(client, one, "again").status_code == 404
    assert restore(client, one).status_code == 404


def test_what_is_not_in_the_trash_is_not_erased(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional)
    client = client_for(professional)
    assert erase(client, kept).status_code == 404
    assert restore(client, kept).status_code == 404
    assert erase(client, key="all").status_code == 204
    assert client.get(f"{REFLECTIONS}/{kept.id}").status_code == 200


def test_its_writer_empties_the_trash_and_nobody_else_s(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    mine, theirs = client_for(professional), client_for(stranger)
    trash(mine, *(ReflectionFactory(person=professional) for _ in range(3)))
    trash(theirs, ReflectionFactory(person=stranger, title="Van mij"))
    ReflectionFactory(person=professional, title="Blijft")
    assert erase(mine).status_code == 204
    assert titles(mine) == []
    assert titles(mine, REFLECTIONS) == ["Blijft"]
    assert titles(theirs) == ["Van mij"]


def test_a_stranger_finds_nothing_in_another_s_trash(
    client_for: Any, professional: Any, stranger: Any, api_client: Any
) -> None:
    kept = ReflectionFactory(person=professional)
    trash(client_for(professional), kept)
    client = client_for(stranger)
    assert titles(client) == []
    assert erase(client, kept).status_code == 404
    assert restore(client, kept).status_code == 404
    for response in (api_client.get(TRASH), erase(api_client), restore(api_client, kept)):
        assert response.status_code == 401
    assert len(titles(client_for(professional))) == 1


def test_the_last_that_was_put_there_comes_first_page_by_page(
    client_for: Any, professional: Any
) -> None:
    client = client_for(professional)
    trash(client, *(ReflectionFactory(person=professional, title=str(n)) for n in range(5)))
    seen, address = [], f"{TRASH}?pageSize=2"
    while address:
        page = client.get(address).json()
        seen += [item["title"] for item in page["items"]]
        address = page.get("next")
    assert seen == ["4", "3", "2", "1", "0"]


def test_an_id_in_the_trash_is_taken(client_for: Any, professional: Any) -> None:
    """Otherwise what lies there could be overwritten unseen."""
    kept = ReflectionFactory(person=professional)
    client = client_for(professional)
    trash(client, kept)
    assert post(client, reflection_body(id=str(kept.id))).status_code == 409
    assert restore(client, kept).json()["title"] == kept.title


@pytest.mark.parametrize("address", [TRASH, f"{TRASH}?pageSize=0", f"{TRASH}?cursor=x"])
def test_the_trash_knows_its_parameters_alone(
    client_for: Any, professional: Any, address: str
) -> None:
    client = client_for(professional)
    sign = "&" if "?" in address else "?"
    assert client.get(f"{address}{sign}theme=resilience").status_code == 400
    assert erase(client, query="?pageSize=1").status_code == 400
