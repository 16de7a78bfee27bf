"""People, organisations and roles."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.addresses import normalise_email
from accounts.managers import PersonManager
from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column


class Language(models.TextChoices):
    """Languages of the interface, each under its own name."""

    DUTCH = "nl", "Nederlands"
    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"


class Person(AbstractBaseUser):
    """Someone with an account. An operator (`is_staff`) may open Django's admin."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True, max_length=254)
    display_name = models.CharField(_("name"), max_length=100, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.DUTCH
    )
    reminders = models.BooleanField(_("reminders by e-mail"), default=True, db_default=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("operator"), default=False)
    is_demonstration = models.BooleanField(_("demonstration account"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # With `unique` on the field this makes addresses unique whatever their case.
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="person_email_is_in_lower_case"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="person_has_an_email"),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="person_language_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        self.email = normalise_email(self.email)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = normalise_email(self.email)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.display_name or self.email

    def get_short_name(self) -> str:
        return self.display_name or self.email.partition("@")[0]

    # Django's admin asks these. An operator may do what the admin offers; nobody else may.
    def has_perm(self, _permission: str, _object: object = None) -> bool:
        return self.is_active and self.is_staff

    def has_perms(self, _permissions: Iterable[str], _object: object = None) -> bool:
        return self.is_active and self.is_staff

    def has_module_perms(self, _app_label: str) -> bool:
        return self.is_active and self.is_staff


class Organisation(models.Model):
    """An employer of professionals."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=200)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="organisation_name_is_unique_in_any_case"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    """What someone is within one organisation."""

    PROFESSIONAL = "professional", _("professional")
    COORDINATOR = "coordinator", _("coordinator")


class Membership(models.Model):
    """One role of one person in one organisation; somebody can hold several."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=MembershipRole)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"], name="membership_is_given_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=MembershipRole.values), name="membership_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"


class PlatformRoleName(models.TextChoices):
    """Roles that hold on the whole platform."""

    EDITOR = "editor", _("editor")


class PlatformRole(models.Model):
    """One role of one person on the whole platform."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="platform_roles", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=PlatformRoleName)
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("platform role")
        verbose_name_plural = _("platform roles")
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="platform_role_is_given_once"),
            models.CheckConstraint(
                condition=Q(role__in=PlatformRoleName.values), name="platform_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class AuditAction(models.TextChoices):
    """What the audit trail records."""

    ROLE_GRANTED = "role_granted", _("platform role granted")
    ROLE_REVOKED = "role_revoked", _("platform role revoked")
    MEMBER_ADDED = "member_added", _("membership given")
    MEMBER_REMOVED = "member_removed", _("membership taken")
    OPERATOR_CREATED = "operator_created", _("operator made")
    OPERATOR_REMOVED = "operator_removed", _("operator rights taken")
    SIGNALS_AGREED = "signals_agreed", _("agreed to be counted in team signals")
    SIGNALS_WITHDRAWN = "signals_withdrawn", _("no longer counted in team signals")
    ACCOUNT_ERASED = "account_erased", _("account erased")
    PERSON_CHANGED = "person_changed", _("account changed by an operator")
    ORGANISATION_CHANGED = "organisation_changed", _("organisation changed")


class AuditEntry(models.Model):
    """Who changed whose rights, and when. Never what somebody wrote.

    People and organisations are held by identifier without a foreign key: an entry outlives
    what it is about, and erasing a person leaves no name or address behind here. A trigger
    refuses changing and deleting entries. `actor_id` is empty when a command did it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    action = models.CharField(_("action"), max_length=40, choices=AuditAction)
    actor_id: models.UUIDField[uuid.UUID | None, uuid.UUID | None] = models.UUIDField(
        _("by"), null=True, editable=False
    )
    subject_id = models.UUIDField(_("about"), editable=False)
    organisation_id: models.UUIDField[uuid.UUID | None, uuid.UUID | None] = models.UUIDField(
        _("organisation"), null=True, editable=False
    )
    role = models.CharField(_("role"), max_length=20, blank=True, editable=False)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=AuditAction.values), name="audit_entry_action_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class SharedValue(models.Model):
    """One value of `accounts.shared_cache`, which alone reads and writes it. Unlogged."""

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:8]


class SealingKey(models.Model):
    """A key with which a person seals entries in their own browser, wrapped by that browser.

    `sealed` holds the wraps (`accounts.sealing_keys`). Whoever opens it has ciphertext that opens
    with a passphrase, a recovery code or a passkey alone. The one with the highest `position` is
    the one that seals.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    position = models.PositiveSmallIntegerField(editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "position"], name="sealing_keys_of_a_person_are_in_order"
            ),
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="sealing_key_is_not_updated_before_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="sealing_key_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.id)


SEALING_KEY = sealed_column("accounts_sealingkey", "sealed")
