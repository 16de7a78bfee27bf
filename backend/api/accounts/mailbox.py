"""The mailbox of a development machine, where mail is kept in files."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from accounts.client_address import client_address
from accounts.mailbox import letters
from api.errors import problem
from api.methods import read_only


@read_only
def development_mailbox(request: HttpRequest) -> HttpResponse:
    """Return the mails, newest first; anywhere but on a development machine there is nothing.

    Whoever reads these can take over accounts, so only the machine itself may.
    """
    address = ipaddress.ip_address(client_address(request))
    if settings.MODE != "development" or not address.is_loopback:
        return problem(request, "not_found")
    return JsonResponse({"items": list(letters())}, headers={"Cache-Control": "no-store"})
