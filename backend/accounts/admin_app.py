"""Django's admin as an app of ours. On its own, or Django could not tell which app is meant."""

from django.contrib.admin.apps import AdminConfig


class OperatorAdminConfig(AdminConfig):
    """The admin on a site that asks for a second factor and shows nothing private."""

    default_site = "accounts.admin_site.OperatorSite"
