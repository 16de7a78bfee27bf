"""Words that mean the same find what the others find, as editors and the content folder say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from api.knowledge.representation import represent
from core.errors import DomainError
from core.identifiers import new_id
from knowledge import synonyms
from knowledge.importing import import_content
from knowledge.manuscripts import ContentRefusedError
from knowledge.models import Generation, SynonymChange, SynonymGroup
from knowledge.synonyms import change_synonyms, create_synonyms, delete_synonyms
from tests.factories.knowledge import SynonymGroupFactory
from tests.knowledge.test_search import article, ask, found

pytestmark = pytest.mark.django_db
EDITOR = new_id()


def number() -> int:
    return int(Generation.objects.get().number)


def test_a_synonym_finds_the_article_and_is_marked() -> None:
    article("gezocht", "Ga naar de vertrouwenspersonen.")
    assert found("VP") == []
    SynonymGroupFactory(words=["vertrouwenspersoon", "VP"])
    assert found("vp") == ["gezocht"]
    assert ask("VP").items[0].fragments == ["Ga naar de <mark>vertrouwenspersonen</mark>."]


def test_words_that_belong_together_are_a_synonym_together_only() -> None:
    article("beide", "Een burn-out sluipt erin.")
    article("half", "Iets anders: to burn.")
    SynonymGroupFactory(words=["burn-out", "opgebrand"])
    assert found("opgebrand") == ["beide"]
    article("ander", "Iemand is opgebrand.")
    assert sorted(found("burn out")) == ["ander", "beide"]


def test_the_other_words_of_the_question_still_count() -> None:
    article("gezocht", "De tolk is een vertrouwenspersoon.")
    for at in range(3):
        article(f"ander-{at}", "Een vertrouwenspersoon.")
    SynonymGroupFactory(words=["vertrouwenspersoon", "VP"])
    assert found("VP tolk") == ["gezocht"]
    assert found("VP tolkk") == ["gezocht"]


def test_synonyms_belong_to_their_language() -> None:
    article("gezocht", "Een vertrouwenspersoon.")
    SynonymGroupFactory(words=["vertrouwenspersoon", "VP"], language="fr")
    assert found("VP") == []


def test_a_change_is_there_at_once_in_every_process() -> None:
    article("gezocht", "Een vertrouwenspersoon.")
    group = SynonymGroupFactory(words=["vertrouwenspersoon", "VP"])
    assert found("VP") == ["gezocht"]
    change_synonyms(group=group, words=["vertrouwenspersoon", "AP"], actor=EDITOR)
    assert (found("VP"), found("AP")) == ([], ["gezocht"])
    # Another process knows nothing of what happened here.
    SynonymGroup.objects.filter(pk=group.pk).delete()
    assert found("AP") == []


def test_a_question_with_synonyms_is_one_statement_once_they_were_met() -> None:
    for at in range(3):
        article(f"artikel-{at}", "Een vertrouwenspersoon.")
    SynonymGroupFactory(words=["vertrouwenspersoon", "VP"])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert len(found("VP")) == 3
        counts.append(len(queries))
    # The first time every word of the group is new, so likenesses are not looked for yet.
    assert counts == [2, 1]


@pytest.mark.parametrize(
    ("words", "issues"),
    [
        (["rouw"], [("words", "synonyms_count")]),
        (["rouw", "rouwen"], [("words.1", "synonym_same")]),
        (["rouw", "?!"], [("words.1", "synonym_unusable")]),
        (["rouw", "rood geel groen blauw wit"], [("words.1", "synonym_unusable")]),
        (["rouw", "x" * 61], [("words.1", "synonym_unusable")]),
        (["verdriet", "Tolken"], [("words.1", "synonym_elsewhere")]),
    ],
)
def test_what_says_nothing_is_refused(words: Sequence[str], issues: list[tuple[str, str]]) -> None:
    SynonymGroupFactory(words=["tolk", "vertaler"])
    with pytest.raises(DomainError) as refusal:
        create_synonyms(language="nl", words=words, actor=EDITOR)
    assert [(issue.name, issue.code) for issue in refusal.value.issues] == issues


def test_there_is_an_end_to_the_number_of_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synonyms, "MOST_GROUPS", 1)
    SynonymGroupFactory()
    with pytest.raises(DomainError, match="synonyms_full"):
        SynonymGroupFactory()


def test_every_change_raises_the_generation_and_says_who_made_it() -> None:
    before = number()
    group = create_synonyms(language="nl", words=["tolk", " vertaler "], actor=EDITOR)
    created = number()
    change_synonyms(group=group, words=["tolk", "gids"], actor=EDITOR)
    changed = number()
    change_synonyms(group=group, words=["tolk", "gids"], actor=EDITOR)
    assert number() == changed
    delete_synonyms(group=group, actor=EDITOR)
    assert before < created < changed < number()
    assert list(
        SynonymChange.objects.order_by("id").values_list("action", "actor_id", "words")
    ) == [
        ("created", EDITOR, ["tolk", "vertaler"]),
        ("changed", EDITOR, ["tolk", "gids"]),
        ("deleted", EDITOR, ["tolk", "gids"]),
    ]


def test_what_was_recorded_is_never_changed_or_deleted() -> None:
    SynonymGroupFactory()
    for act in (
        lambda: SynonymChange.objects.update(actor_id=None),
        lambda: SynonymChange.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def bring(folder: Path, text: str) -> dict[str, str]:
    (folder / "themes").mkdir(exist_ok=True)
    (folder / "synonyms").mkdir(exist_ok=True)
    (folder / "synonyms" / "nl.yaml").write_text(text, encoding="utf-8")
    return dict(import_content(root=folder, represent=represent).files)


def groups() -> dict[str | None, Any]:
    return dict(SynonymGroup.objects.values_list("key", "words"))


def test_the_folder_brings_its_groups_and_twice_is_once(tmp_path: Path) -> None:
    text = "counsellor: [vertrouwenspersoon, VP]\n"
    assert bring(tmp_path, text) == {"synonyms/nl.yaml": "created"}
    assert bring(tmp_path, text) == {"synonyms/nl.yaml": "unchanged"}
    assert SynonymChange.objects.count() == 1
    assert bring(tmp_path, "counsellor: [vertrouwenspersoon, VP, VWP]\n") == {
        "synonyms/nl.yaml": "updated"
    }
    assert groups() == {"counsellor": ["vertrouwenspersoon", "VP", "VWP"]}


def test_what_an_editor_made_of_a_group_stays(tmp_path: Path) -> None:
    text = "een: [tolk, vertaler]\ntwee: [rouw, verdriet]\ndrie: [woede, boosheid]\n"
    bring(tmp_path, text)
    change_synonyms(group=SynonymGroup.objects.get(key="een"), words=["tolk", "gids"], actor=EDITOR)
    delete_synonyms(group=SynonymGroup.objects.get(key="twee"), actor=EDITOR)
    delete_synonyms(group=SynonymGroup.objects.get(key="drie"), actor=EDITOR)
    create_synonyms(language="nl", words=["boosheid", "kwaadheid"], actor=EDITOR)
    assert bring(tmp_path, text) == {"synonyms/nl.yaml": "kept"}
    assert groups() == {"een": ["tolk", "gids"], None: ["boosheid", "kwaadheid"]}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: [tolk, vertaler]\nb: [tolken, gids]\n", 2, "'tolken' stands in the group 'a' already"),
        ("a: [tolk]\n", 1, "'a': a group holds 2 to 12 words"),
        ("\na: [tolk, tolken]\n", 2, "'a': two words of this group are the same"),
        ("A b: [tolk, gids]\n", 1, "'A b' must be lower-case words joined by hyphens"),
        ("a: tolk\n", 1, "'a' must be a list"),
        ("a: [tolk, 12]\n", 1, "'a' must be text; put it between quotes"),
        ("a: [tolk, gids\n", 2, "this is not valid YAML"),
        ("- tolk\n", 1, "keys and values are expected here"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_reason(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    with pytest.raises(ContentRefusedError) as refusal:
        bring(tmp_path, text)
    flaws = [it for it in refusal.value.flaws if it.line == line and it.reason.startswith(reason)]
    assert [it.file for it in flaws] == ["synonyms/nl.yaml"]
    assert not SynonymGroup.objects.exists()


def test_a_file_that_is_no_language_is_refused(tmp_path: Path) -> None:
    (tmp_path / "synonyms").mkdir()
    (tmp_path / "synonyms" / "de.yaml").write_text("a: [tolk, gids]", encoding="utf-8")
    with pytest.raises(ContentRefusedError) as refusal:
        bring(tmp_path, "a: [tolk, gids]")
    assert [flaw.file for flaw in refusal.value.flaws] == ["synonyms/de.yaml"]
