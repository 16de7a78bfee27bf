"""Tables that every domain stands on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.identifiers import new_id


class DataKey(models.Model):
    """A wrapped data key of one owner (`core.vault`). Back this table up apart from the rest.

    An owner has one current key. While it is replaced (`core.vault.rotation`) the one before
    is *retired* (it still opens), then *closed* (the database refuses what it seals), and gone
    after `erase_after`. `owner_id` is no foreign key: what owns secrets lives in packages above
    this one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner_id = models.UUIDField(editable=False)
    master_key = models.CharField(max_length=32, editable=False)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    retired_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    erase_after = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            # Its index is also the one by which an owner's keys are found.
            models.UniqueConstraint(
                fields=["owner_id", "retired_at"],
                nulls_distinct=False,
                name="an_owner_has_one_current_data_key",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(retired_at__lte=F("closed_at")),
                name="data_key_retires_before_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(erase_after__isnull=True) | Q(closed_at__lte=F("erase_after")),
                name="data_key_closes_before_it_is_erased",
            ),
            models.CheckConstraint(
                condition=~Q(master_key=""), name="data_key_names_its_master_key"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class IdempotencyRecord(models.Model):
    """That a request was carried out, and what was answered, so that a retry can be recognised.

    Nothing in it can be read: `scope` and `fingerprint` are keyed hashes, `response` is sealed.
    """

    pk = models.CompositePrimaryKey("person_id", "scope")
    person_id = models.UUIDField(editable=False)
    scope = models.BinaryField(max_length=32)
    fingerprint = models.BinaryField(max_length=32)
    response = models.BinaryField(null=True)
    expires_at = models.DateTimeField(editable=False)

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="idempotency_expires_at")]

    def __str__(self) -> str:
        return f"until {self.expires_at:%Y-%m-%d %H:%M}"
