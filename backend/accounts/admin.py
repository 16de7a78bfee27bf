"""What operators see and do in Django's admin. Every change leaves an audit entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.audit import record, record_membership
from accounts.models import (
    AuditAction,
    AuditEntry,
    Membership,
    Organisation,
    Person,
    PlatformRole,
)


class AuditedAdmin(admin.ModelAdmin[Any]):
    """Keeps our own trail instead of Django's log, which would hold addresses for ever."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return None

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}


class GivenOrTaken(admin.TabularInline[Any, Any]):
    """Roles are given and taken, never edited."""

    extra = 0

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class MembershipInline(GivenOrTaken):
    model = Membership
    fields = ("organisation", "role", "created_at")
    readonly_fields = ("created_at",)
    autocomplete_fields = ("organisation",)


class PlatformRoleInline(GivenOrTaken):
    model = PlatformRole
    fields = ("role", "created_at")
    readonly_fields = ("created_at",)


@admin.register(Person)
class PersonAdmin(AuditedAdmin):
    """People: their name, language, roles, and whether they may sign in."""

    list_display = ("email", "display_name", "language", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff", "language", "platform_roles__role")
    search_fields = ("email", "display_name")
    ordering = ("email",)
    fields = (
        "email",
        "display_name",
        "language",
        "is_active",
        "is_staff",
        "is_demonstration",
        "date_joined",
    )
    # An address is changed by its owner, who confirms it; operators are made by a command.
    readonly_fields = ("email", "is_staff", "is_demonstration", "date_joined")
    inlines = (PlatformRoleInline, MembershipInline)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Person, form: forms.ModelForm[Person], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            record(AuditAction.PERSON_CHANGED, subject=obj, by=_operator(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        operator = _operator(request)
        formset.save(commit=False)
        for gone in formset.deleted_objects:
            _record_role(gone, by=operator, given=False)
            gone.delete()
        for added in formset.new_objects:
            added.save()
            _record_role(added, by=operator, given=True)


@admin.register(Organisation)
class OrganisationAdmin(AuditedAdmin):
    """Employers."""

    list_display = ("name", "created_at")
    search_fields = ("name",)
    fields = ("name", "created_at")
    readonly_fields = ("created_at",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        record(
            AuditAction.ORGANISATION_CHANGED,
            subject=obj,
            by=_operator(request),
            organisation=obj,
        )


class ReadOnlyAdmin(AuditedAdmin):
    """For looking, not for changing."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """Who works where; given and taken on the person's page."""

    list_display = ("person", "organisation", "role", "created_at")
    list_filter = ("role",)
    list_select_related = ("person", "organisation")
    search_fields = ("person__email", "organisation__name")
    fields = list_display


@admin.register(PlatformRole)
class PlatformRoleAdmin(ReadOnlyAdmin):
    """Who holds which role; given and taken on the person's page."""

    list_display = ("person", "role", "created_at")
    list_filter = ("role",)
    list_select_related = ("person",)
    search_fields = ("person__email",)
    fields = list_display


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Who changed whose rights, and when."""

    list_display = ("at", "action", "about", "role", "organisation", "actor")
    list_filter = ("action",)
    fields = ("at", "action", "about", "role", "organisation", "actor")
    readonly_fields = fields
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEntry]:
        entries: QuerySet[AuditEntry] = super().get_queryset(request)
        return entries.annotate(
            about=_name_of("subject_id"),
            actor=_email_of("actor_id"),
            organisation=_organisation_name("organisation_id"),
        )

    @admin.display(description=_("about"))
    def about(self, entry: Any) -> str:
        return str(entry.about)

    @admin.display(description=_("organisation"))
    def organisation(self, entry: Any) -> str:
        return str(entry.organisation or "")

    @admin.display(description=_("by"))
    def actor(self, entry: Any) -> str:
        return str(entry.actor or _("a command"))


def _email_of(field: str) -> Subquery:
    return Subquery(Person.objects.filter(pk=OuterRef(field)).values("email")[:1])


def _organisation_name(field: str) -> Subquery:
    return Subquery(Organisation.objects.filter(pk=OuterRef(field)).values("name")[:1])


def _name_of(field: str) -> Coalesce:
    # Who or what is gone by now stays an identifier.
    return Coalesce(_email_of(field), _organisation_name(field), Cast(field, models.CharField()))


def _operator(request: HttpRequest) -> Person:
    operator = request.user
    assert isinstance(operator, Person)  # noqa: S101 -- the site lets nobody else in
    return operator


def _record_role(held: Membership | PlatformRole, *, by: Person, given: bool) -> None:
    if isinstance(held, Membership):
        action = AuditAction.MEMBER_ADDED if given else AuditAction.MEMBER_REMOVED
        record_membership(action, held, by=by)
    else:
        action = AuditAction.ROLE_GRANTED if given else AuditAction.ROLE_REVOKED
        record(action, subject=held.person, by=by, role=held.role)
