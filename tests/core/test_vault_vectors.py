"""Known answers: the formats of what is stored stay what they are, to the byte."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from accounts import sealing
from core.vault import OwnerKey, Place, envelopes, masterkeys
from core.vault.masterkeys import MasterKeys
from core.vault.places import sealed_columns
from tests.core.vault_vectors import (
    DATA_KEY,
    KEY_ID,
    MASTER,
    NEXT_KEY,
    NONCE,
    OWNER,
    PLACES,
    ROW,
    vectors,
)

KNOWN: dict[str, Any] = json.loads(
    Path(__file__).with_name("vault_vectors.json").read_text(encoding="utf-8")
)
MASTERS = f"known:{base64.urlsafe_b64encode(MASTER).decode().rstrip('=')}"


@pytest.fixture
def fixed_nonce(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (envelopes, masterkeys, sealing):
        monkeypatch.setattr(module.os, "urandom", lambda size: NONCE[:size])


def key() -> OwnerKey:
    return OwnerKey(owner=OWNER, key_id=KEY_ID, data_key=DATA_KEY)


def test_the_known_answers_are_what_the_descriptions_say() -> None:
    assert vectors() == KNOWN


def test_every_place_has_a_known_answer() -> None:
    """A new one is added to `PLACES`, and then to the file by `tests.core.vault_vectors`."""
    assert {tuple(column.place) for column in sealed_columns()} == set(PLACES)


@pytest.mark.parametrize("case", KNOWN["envelopes"])
def test_a_known_envelope_opens(case: dict[str, Any]) -> None:
    opened = key().open(bytes.fromhex(case["envelope"]), place=Place(*case["place"]), row=ROW)
    assert opened.hex() == case["text"]


@pytest.mark.parametrize("case", KNOWN["envelopes"])
def test_sealing_makes_the_known_envelope(case: dict[str, Any], fixed_nonce: None) -> None:
    sealed = key().seal(bytes.fromhex(case["text"]), place=Place(*case["place"]), row=ROW)
    assert sealed.hex() == case["envelope"]


@pytest.mark.parametrize("case", KNOWN["wrapped"])
def test_a_known_wrapped_key_unwraps_and_wraps(case: dict[str, Any], fixed_nonce: None) -> None:
    masters, wrapped = MasterKeys(MASTERS), bytes.fromhex(case["wrapped"])
    secret = masters.unwrap(wrapped, master="known", owner=OWNER, key_id=KEY_ID)
    assert secret.hex() == case["secret"]
    assert masters.wrap(secret, owner=OWNER, key_id=KEY_ID) == wrapped


@pytest.mark.parametrize("case", KNOWN["fingerprints"])
def test_a_known_fingerprint_is_made_again_also_by_the_next_key(case: dict[str, Any]) -> None:
    message = bytes.fromhex(case["message"])
    assert key().fingerprint(case["purpose"], message).hex() == case["fingerprint"]
    carried = bytes.fromhex(KNOWN["wrapped"][1]["secret"])
    assert carried[:32] == NEXT_KEY
    following = OwnerKey(
        owner=OWNER, key_id=KEY_ID, data_key=carried[:32], fingerprint_key=carried[32:]
    )
    assert following.fingerprint(case["purpose"], message).hex() == case["fingerprint"]


@pytest.mark.parametrize("case", KNOWN["second_factors"])
def test_a_known_second_factor_opens_and_is_sealed_alike(
    case: dict[str, Any], settings: Any, fixed_nonce: None
) -> None:
    settings.MASTER_KEYS = MASTERS
    assert sealing.open_secret(case["sealed"]) == case["text"]
    assert sealing.seal_secret(case["text"]) == case["sealed"]
