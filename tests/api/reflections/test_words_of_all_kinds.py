"""What people write comes back as it was written, or is refused in words; nothing in between."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.reflections.conftest import REFLECTIONS, issues, post, reflection_body

# In the app the same: `frontend/src/lib/device/words.page.test.ts`.
WORDS = {
    "arabic": "قالت إنّها تنتظر. «لا أحد يسأل»، ثم سكتت.",
    "tigrinya": "ንሳ ስቕ በለት፣ ካብኡ ብዛዕባ ሓዋ ተዛረበት።",
    "dari": "می\u200cگوید که نمی\u200cتواند بخوابد. خانه\u200cشان دور است.",  # noqa: RUF001 -- that is how it is written
    "mixed": "Ze zei “صبر” (ṣabr) en lachte: ትዕግስቲ, geduld. \u200f(1)\u200e",
    "emoji": "👩🏽\u200d🤝\u200d👨🏿 👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇧🇪 ❤️\u200d🩹 1️⃣",
    "zero-width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh",
    "directions": "\u202aLRE\u202c \u2067RLI\u2069 \u061c\u200e\u200f",
    "composed": "e\u0301é o\u0308ö \ufb01 \uff41",
    "lines": "een\n\ttwee\u2028drie\u2029vier\u00a0vijf",
    "blanks around": "  \n\ttussen blanken \u3000\n",
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_come_back_as_they_were_written(
    client_for: Any, professional: Any, words: str
) -> None:
    client = client_for(professional)
    made = post(client, reflection_body(answers={"text": words}))
    assert made.status_code == 201
    address = f"{REFLECTIONS}/{made.json()['id']}"
    assert client.get(address).json()["answers"] == {"text": words}

    changed = client.patch(
        address,
        {"answers": {"text": f"{words}{words}"}},
        content_type="application/merge-patch+json",
        headers={"If-Match": made["ETag"]},
    )
    assert changed.status_code == 200
    assert client.get(address).json()["answers"] == {"text": f"{words}{words}"}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85"])
def test_a_control_character_is_refused_where_it_stands(
    client_for: Any, professional: Any, sign: str
) -> None:
    response = post(client_for(professional), reflection_body(answers={"text": f"voor{sign}na"}))
    assert response.status_code == 400
    assert issues(response) == {("body", "answers.text", "control_characters")}


def test_half_a_character_is_refused(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    body = '{"occurredOn": "2026-10-14", "answers": {"text": "half \\ud83d"}}'
    response = client.generic(
        "POST",
        REFLECTIONS,
        body,
        content_type="application/json",
        headers={"Idempotency-Key": "half"},
    )
    assert response.status_code == 400


def test_one_mebibyte_is_refused_in_words(client_for: Any, professional: Any) -> None:
    response = post(client_for(professional), reflection_body(answers={"text": "x" * 1024 * 1024}))
    assert response.status_code == 413
    assert response.json()["detail"]


def test_as_much_as_one_answer_holds_comes_back_whole(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    words = "ሓ" * 100_000
    made = post(client, reflection_body(answers={"text": words}))
    assert made.status_code == 201
    found = client.get(f"{REFLECTIONS}/{made.json()['id']}").json()
    assert found["answers"] == {"text": words}

    longer = post(client, reflection_body(answers={"text": f"{words}x"}))
    assert longer.status_code == 400
    assert issues(longer) == {("body", "answers.text", "max_length")}
