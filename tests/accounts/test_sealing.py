"""Sealing secrets of second factors."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.sealing import SealBrokenError, open_secret, seal_secret

OLD, NEW = "old:" + "A" * 43, "new:" + "B" * 43


def test_what_is_sealed_opens_and_never_looks_alike() -> None:
    first, second = seal_secret("geheim"), seal_secret("geheim")
    assert open_secret(first) == open_secret(second) == "geheim"
    assert first != second
    assert "geheim" not in first


def test_master_keys_rotate(settings: Any) -> None:
    settings.MASTER_KEYS = OLD
    sealed = seal_secret("geheim")
    settings.MASTER_KEYS = f"{NEW},{OLD}"
    assert open_secret(sealed) == "geheim"
    assert seal_secret("x").startswith("f1:new:")
    settings.MASTER_KEYS = NEW
    with pytest.raises(SealBrokenError):
        open_secret(sealed)


@pytest.mark.parametrize("tamper", ["f2", "other", "flip", "short", "empty"])
def test_tampered_seal_does_not_open(tamper: str) -> None:
    sealed = seal_secret("geheim")
    scheme, name, body = sealed.split(":")
    broken = {
        "f2": f"f2:{name}:{body}",
        "other": f"{scheme}:other:{body}",
        "flip": f"{scheme}:{name}:{'B' if body[0] == 'A' else 'A'}{body[1:]}",
        "short": f"{scheme}:{name}:{body[:8]}",
        "empty": "",
    }[tamper]
    with pytest.raises(SealBrokenError):
        open_secret(broken)
