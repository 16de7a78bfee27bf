"""Envelopes open where they belong, and nowhere else."""

from __future__ import annotations

import copy
import hmac
import pickle
import uuid

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from core.vault import EnvelopeRefused, OwnerKey, Place

OWNER = uuid.UUID("0199f3f2-0000-7000-8000-000000000001")
KEY_ID = uuid.UUID("0199f3f2-0000-7000-8000-00000000000a")
ROW = uuid.UUID("0199f3f2-0000-7000-8000-0000000000ff")
DATA_KEY = bytes(range(32))
PLACE = Place("reflections_reflection", "sealed")
SECRET = b"Ze zweeg lang. \xf0\x9f\xab\xb6"

# Sealed once and kept: what is in people's databases has to open for ever.
KNOWN_NONCE = bytes(range(12))
KNOWN = bytes.fromhex(
    "010199f3f200007000800000000000000a000102030405060708090a0b929d61bc3efb6e96989361"
    "d35f649ec2ffdd85d7f00d30a9eeb151a8eff7982f3b6fb6"
)
KNOWN_FINGERPRINT = bytes.fromhex(
    "1ba0f158e3391563a9f466720348b4d13aac32a9f34e37d5fcd0a1b4bb7f2a68"
)


def key(
    *, owner: uuid.UUID = OWNER, key_id: uuid.UUID = KEY_ID, data_key: bytes = DATA_KEY
) -> OwnerKey:
    return OwnerKey(owner=owner, key_id=key_id, data_key=data_key)


def refuses(opener: OwnerKey, envelope: bytes, place: Place = PLACE, row: uuid.UUID = ROW) -> bool:
    try:
        opener.open(envelope, place=place, row=row)
    except EnvelopeRefused as error:
        return str(error) == "An envelope was refused." and error.__cause__ is None
    return False


def test_a_known_envelope_opens() -> None:
    assert key().open(KNOWN, place=PLACE, row=ROW) == SECRET


def test_the_known_envelope_is_what_the_description_says() -> None:
    """Put together here by hand from the text of `core.vault.envelopes` and RFC 5869."""
    derived = HKDF(SHA256(), 32, salt=None, info=b"klankbord seal v1").derive(DATA_KEY)
    table, field = b"reflections_reflection", b"sealed"
    associated = b"".join(
        [
            b"\x01",
            KEY_ID.bytes,
            OWNER.bytes,
            bytes([len(table)]),
            table,
            bytes([len(field)]),
            field,
            ROW.bytes,
        ]
    )
    ciphertext = AESGCM(derived).encrypt(KNOWN_NONCE, SECRET, associated)
    assert b"\x01" + KEY_ID.bytes + KNOWN_NONCE + ciphertext == KNOWN


def test_a_known_fingerprint_stays_the_same() -> None:
    derived = HKDF(SHA256(), 32, salt=None, info=b"klankbord fingerprint v1").derive(DATA_KEY)
    expected = hmac.digest(derived, b"\x04testmessage", "sha256")
    assert key().fingerprint("test", b"message") == expected == KNOWN_FINGERPRINT


@given(st.binary(max_size=4096))
def test_what_was_sealed_comes_back(secret: bytes) -> None:
    envelope = key().seal(secret, place=PLACE, row=ROW)
    assert key().open(envelope, place=PLACE, row=ROW) == secret
    assert len(envelope) == len(secret) + 45


@given(st.binary(min_size=8, max_size=200))
def test_an_envelope_never_shows_its_content_nor_repeats_itself(secret: bytes) -> None:
    first, second = (key().seal(secret, place=PLACE, row=ROW) for _ in range(2))
    assert first != second
    assert secret not in first


@pytest.mark.parametrize("position", range(len(SECRET) + 45))
def test_changing_any_byte_is_refused(position: int) -> None:
    for bit in (0x01, 0x80):
        changed = bytearray(KNOWN)
        changed[position] ^= bit
        assert refuses(key(), bytes(changed))


@given(st.integers(min_value=0, max_value=len(SECRET) + 44))
def test_a_shortened_envelope_is_refused(length: int) -> None:
    assert refuses(key(), KNOWN[:length])


@given(st.binary(max_size=200))
def test_bytes_that_are_no_envelope_are_refused(raw: bytes) -> None:
    assert refuses(key(), raw)
    assert refuses(key(), KNOWN + raw) is bool(raw)


_names = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=40)


@given(st.uuids(), st.uuids(), _names, _names)
def test_an_envelope_opens_at_its_own_place_alone(
    owner: uuid.UUID, row: uuid.UUID, table: str, field: str
) -> None:
    envelope = key(owner=owner).seal(SECRET, place=Place(table, field), row=row)
    assert key(owner=owner).open(envelope, place=Place(table, field), row=row) == SECRET
    other = uuid.UUID(int=row.int ^ 1)
    assert refuses(key(owner=owner), envelope, Place(table, field), other)
    assert refuses(key(owner=owner), envelope, Place(table + "x", field), row)
    assert refuses(key(owner=owner), envelope, Place(table, field + "x"), row)
    assert refuses(key(owner=uuid.UUID(int=owner.int ^ 1)), envelope, Place(table, field), row)
    if table[:-1]:
        # Moving the border between the two names must not make the same place.
        moved = Place(table[:-1], table[-1] + field)
        assert refuses(key(owner=owner), envelope, moved, row)


def test_another_data_key_is_refused() -> None:
    assert refuses(key(data_key=bytes(32)), KNOWN)
    assert refuses(key(key_id=uuid.uuid4()), KNOWN)


def test_many_open_in_order_and_one_that_was_moved_stops_them() -> None:
    rows = [uuid.UUID(int=number) for number in range(1, 4)]
    sealed = [
        (row.bytes, key().seal(str(number).encode(), place=PLACE, row=row))
        for number, row in enumerate(rows)
    ]
    assert list(key().open_many(sealed, place=PLACE)) == [b"0", b"1", b"2"]
    swapped = [(rows[1].bytes, sealed[0][1]), *sealed[1:]]
    with pytest.raises(EnvelopeRefused):
        list(key().open_many(swapped, place=PLACE))


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_fingerprints_recognise_and_tell_apart(left: bytes, right: bytes) -> None:
    assert (key().fingerprint("a", left) == key().fingerprint("a", right)) is (left == right)
    assert key().fingerprint("a", left) != key().fingerprint("b", left)
    assert key().fingerprint("a", left) != key(data_key=bytes(32)).fingerprint("a", left)


def test_a_key_shows_nothing_and_leaves_its_process_in_no_form() -> None:
    shown = repr(key()) + str(key())
    assert DATA_KEY.hex() not in shown
    assert shown == f"<OwnerKey {KEY_ID}>" * 2
    with pytest.raises(TypeError):
        pickle.dumps(key())
    with pytest.raises(TypeError):
        copy.copy(key())
