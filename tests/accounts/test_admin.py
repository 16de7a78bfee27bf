"""Django's admin: for operators with a second factor, and with nothing private in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib import admin
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse

from accounts.admin_site import SHOWN, OperatorSite
from accounts.models import AuditEntry, Membership, Organisation, Person, PlatformRole
from tests.accounts.browser import Browser
from tests.accounts.codes import SECRET, app_code, give_app, give_recovery_codes
from tests.factories.accounts import (
    PASSWORD,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


def operator_browser(**fields: Any) -> tuple[Person, Browser]:
    """An operator who has just signed in with password and code."""
    operator = PersonFactory(operator=True, **fields)
    give_app(operator)
    browser = Browser()
    browser.sign_in(operator.email)
    browser.post("/auth/2fa/authenticate", {"code": app_code()})
    return operator, browser


def destination(browser: Browser, path: str = "/admin/") -> str:
    """Where the admin sends somebody who asks for `path`."""
    response = browser.client.get(path, headers=browser.headers, follow=True)
    return str(response.redirect_chain[-1][0]) if response.redirect_chain else path


def test_operator_with_a_second_factor_is_let_in() -> None:
    _operator, browser = operator_browser()
    response = browser.client.get("/admin/")
    assert response.status_code == 200
    assert "Klankbord" in response.content.decode()


def test_visitor_is_sent_to_sign_in() -> None:
    where = destination(Browser(language="fr"), "/admin/accounts/person/")
    assert where == "/fr/sign-in?reason=operator&next=%2Fadmin%2Faccounts%2Fperson%2F"


def test_professional_and_editor_are_not_let_in() -> None:
    for person in (PersonFactory(), PersonFactory(editor=True)):
        give_app(person)
        browser = Browser()
        browser.sign_in(person.email)
        browser.post("/auth/2fa/authenticate", {"code": app_code(steps=1)})
        assert browser.signed_in
        assert destination(browser).startswith("/nl/sign-in?reason=operator")


def test_operator_without_a_second_factor_is_sent_to_set_one_up() -> None:
    operator = PersonFactory(operator=True)
    browser = Browser()
    browser.sign_in(operator.email)
    assert destination(browser).startswith("/nl/account?reason=operator")


def test_operator_who_did_not_use_it_in_this_session_is_asked_for_it() -> None:
    operator = PersonFactory(operator=True, language="en")
    browser = Browser()
    browser.sign_in(operator.email)
    give_app(operator)
    assert destination(browser).startswith("/en/sign-in/second-factor?reason=operator")
    browser.post("/auth/2fa/reauthenticate", {"code": app_code()})
    assert browser.client.get("/admin/").status_code == 200


def test_recovery_code_does_not_open_the_admin() -> None:
    operator = PersonFactory(operator=True)
    give_app(operator)
    codes = give_recovery_codes(operator)
    browser = Browser()
    browser.sign_in(operator.email)
    browser.post("/auth/2fa/authenticate", {"code": codes[0]})
    assert browser.signed_in
    assert destination(browser).startswith("/nl/sign-in/second-factor")


def test_second_factor_counts_for_twelve_hours() -> None:
    _operator, browser = operator_browser()
    session = browser.client.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= 12 * 3600 + 1
    session.save()
    assert destination(browser).startswith("/nl/sign-in/second-factor")


def test_second_factor_that_was_taken_off_no_longer_counts() -> None:
    operator, browser = operator_browser()
    Authenticator.objects.filter(user=operator).delete()
    assert destination(browser).startswith("/nl/account?reason=operator")


def test_operator_who_is_one_no_longer_is_out_at_once() -> None:
    operator, browser = operator_browser()
    Person.objects.filter(pk=operator.pk).update(is_staff=False)
    assert destination(browser).startswith("/nl/sign-in")


def test_admin_sends_nobody_to_another_site() -> None:
    _operator, browser = operator_browser()
    response = browser.client.get("/admin/login/?next=https://evil.example/")
    assert response["Location"] == "/admin/"


def test_passwords_are_changed_in_the_app() -> None:
    _operator, browser = operator_browser()
    assert browser.client.get("/admin/password_change/")["Location"] == "/nl/account"


def test_nothing_but_the_list_is_registered() -> None:
    assert isinstance(admin.site, OperatorSite)
    assert {model._meta.label_lower for model in admin.site._registry} == SHOWN
    # Apps that bring an admin of their own are left out, though they are installed.
    assert apps.is_installed("allauth.usersessions")


def plant_secrets(browser: Browser) -> list[str]:
    """Put secrets where an installation has them; return what must not be shown."""
    from accounts.sealing import seal_secret

    person = PersonFactory(unverified=True)
    give_app(person)
    codes = give_recovery_codes(person)
    browser.sign_up("canary@klankbord.example")
    session = browser.client.session
    session["note"] = "canary-in-a-session"
    session.save()
    task_model = apps.get_model("django_tasks_database", "DBTaskResult")
    task_model.objects.create(
        task_path="canary.in.a.task.path",
        args_kwargs={"args": ["canary-in-a-task"], "kwargs": {}},
        backend_name="default",
        exception_class_path="",
        traceback="",
    )
    stored = Authenticator.objects.get(user=person, type="totp").data["secret"]
    return [
        SECRET,
        *codes,
        stored,
        seal_secret("x").split(":")[0] + ":development:",
        "canary-in-a-session",
        "canary-in-a-task",
        "canary.in.a.task.path",
        person.password,
        *Session.objects.values_list("session_key", flat=True),
        PASSWORD,
        *(str(message.body).split("/verify-email/")[1].split()[0] for message in mail.outbox),
    ]


def admin_pages() -> Iterator[str]:
    """Every page of every registered model: lists, forms, histories."""
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_add")
        for key in model._default_manager.values_list("pk", flat=True):
            for page in ("change", "history", "delete"):
                yield reverse(f"{name}_{page}", args=[key])
    yield "/admin/"
    yield "/admin/accounts/"


def test_no_page_shows_anything_private() -> None:
    operator, browser = operator_browser()
    membership = MembershipFactory()
    PlatformRole.objects.create(person=membership.person, role="editor")
    change(browser, membership.person, display_name="Anders")
    secrets = plant_secrets(Browser())
    assert len(secrets) > 15
    seen = 0
    for page in admin_pages():
        response = browser.client.get(page)
        assert response.status_code in {200, 403}, page
        seen += response.status_code == 200
        text = response.content.decode()
        for secret in secrets:
            assert secret not in text, page
    assert seen > 15
    assert operator.email in browser.client.get("/admin/accounts/person/").content.decode()


def change(
    browser: Browser,
    person: Person,
    *,
    roles: list[dict[str, str]] | None = None,
    memberships: list[dict[str, str]] | None = None,
    **fields: str,
) -> Any:
    """Send the form of a person, as a browser does."""
    form = {
        "display_name": person.display_name,
        "language": person.language,
        "is_active": "on",
        **fields,
    }
    for prefix, rows in (("platform_roles", roles or []), ("memberships", memberships or [])):
        kept = sum(1 for row in rows if row.get("id"))
        form |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(kept)}
        for index, row in enumerate(rows):
            form |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    token = browser.client.cookies["csrftoken"].value
    url = reverse("admin:accounts_person_change", args=[person.pk])
    return browser.client.post(url, form, headers={"X-CSRFToken": token})


def trail() -> list[tuple[str, Any, Any, str]]:
    rows = AuditEntry.objects.order_by("id")
    return list(rows.values_list("action", "actor_id", "subject_id", "role"))


def test_roles_are_given_and_taken_and_leave_a_trail() -> None:
    operator, browser = operator_browser()
    person, organisation = PersonFactory(), OrganisationFactory()
    place = str(organisation.pk)
    assert (
        change(
            browser,
            person,
            roles=[{"role": "editor", "person": str(person.pk)}],
            memberships=[{"organisation": place, "role": "coordinator", "person": str(person.pk)}],
        ).status_code
        == 302
    )
    role, membership = PlatformRole.objects.get(), Membership.objects.get()
    assert (role.person, role.role) == (person, "editor")
    assert (membership.person, membership.role) == (person, "coordinator")
    change(
        browser,
        person,
        roles=[{"id": str(role.pk), "DELETE": "on", "person": str(person.pk)}],
        memberships=[{"id": str(membership.pk), "DELETE": "on", "person": str(person.pk)}],
    )
    assert not PlatformRole.objects.exists()
    assert not Membership.objects.exists()
    by = operator.pk
    assert trail() == [
        ("role_granted", by, person.pk, "editor"),
        ("member_added", by, person.pk, "coordinator"),
        ("role_revoked", by, person.pk, "editor"),
        ("member_removed", by, person.pk, "coordinator"),
    ]
    page = browser.client.get("/admin/accounts/auditentry/").content.decode()
    assert operator.email in page
    assert organisation.name in page


def test_operator_closes_an_account_but_changes_no_address_and_makes_no_operator() -> None:
    operator, browser = operator_browser()
    person = PersonFactory()
    change(browser, person, is_active="", email="x@klankbord.example", is_staff="on")
    was = person.email
    person.refresh_from_db()
    assert (person.is_active, person.email, person.is_staff) == (False, was, False)
    assert trail() == [("person_changed", operator.pk, person.pk, "")]


def test_organisation_is_made_with_a_trail() -> None:
    operator, browser = operator_browser()
    token = browser.client.cookies["csrftoken"].value
    browser.client.post(
        "/admin/accounts/organisation/add/", {"name": "OCMW Nieuw"}, headers={"X-CSRFToken": token}
    )
    organisation = Organisation.objects.get()
    assert trail() == [("organisation_changed", operator.pk, organisation.pk, "")]


def test_djangos_own_log_keeps_no_addresses() -> None:
    from django.contrib.admin.models import LogEntry

    _operator, browser = operator_browser()
    change(browser, PersonFactory(), display_name="Anders")
    assert not LogEntry.objects.exists()
    assert AuditEntry.objects.count() == 1
    assert "@" not in json.dumps(list(AuditEntry.objects.values()), default=str)
