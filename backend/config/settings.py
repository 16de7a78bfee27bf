"""Django's settings: wiring only. Values come from `config.environment`."""

from __future__ import annotations

import sys
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.accounts_settings import *  # noqa: F403
from config.accounts_settings import ACCOUNT_APPS, ACCOUNT_MIDDLEWARE, DEFAULT_FROM_EMAIL
from config.environment import database_address, read, read_int, read_list, read_mode, read_switch
from config.image_store import image_storages
from config.logs import LOGGING  # noqa: F401 -- Django looks for it here

BACKEND = Path(__file__).resolve().parent.parent
REPOSITORY = BACKEND.parent
MODE = read_mode()
DEBUG = False
DATA = (REPOSITORY / read("KLANKBORD_DATA", ".data")).resolve()

_INSECURE = "only-for-development-and-tests-" + "0" * 40
SECRET_KEY = read("SECRET_KEY", None if MODE == "production" else _INSECURE)
MASTER_KEYS = read(
    "MASTER_KEYS",
    None if MODE == "production" else "development:" + "A" * 43,
)
PUBLIC_URL = read("PUBLIC_URL", None if MODE == "production" else "http://localhost:8000").rstrip(
    "/"
)
ALLOWED_HOSTS = read_list(
    "ALLOWED_HOSTS",
    (urlsplit(PUBLIC_URL).hostname or "")
    if MODE == "production"
    else "localhost,127.0.0.1,[::1],testserver",
)
TRUSTED_PROXIES = read_int("TRUSTED_PROXIES", 0)
# Room for what somebody keeps with their reflections.
ATTACHMENTS_PER_PERSON_MIB = read_int("ATTACHMENTS_PER_PERSON_MIB", 200)
PUBLIC_MEMORY_MIB = read_int("PUBLIC_MEMORY_MIB", 32)
# What stands in them is read once, when it is first asked for.
STRANDS = REPOSITORY / "content" / "strands.yaml"
FRONTEND_DIST = Path(read("FRONTEND_DIST", str(REPOSITORY / "frontend" / "dist")))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    *ACCOUNT_APPS,
    # Of two translations of one sentence the first app's counts, so ours come before libraries'.
    "core",
    "accounts",
    "knowledge",
    "reflections",
    "api",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    # Headers first, so that files and refusals carry them too; then the caller's language, in
    # which the guard speaks.
    "api.middleware.RequestIdentity",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "api.middleware.BodyGuard",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.middleware.Authentication",
    "django.contrib.messages.middleware.MessageMiddleware",
    *ACCOUNT_MIDDLEWARE,
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Commands that change the structure, or the wrapping of everybody's keys, run as the owner;
# everything else as the application role.
_OWNER_COMMANDS = {
    "migrate", "prepare_database", "rewrap_keys", "sqlmigrate", "showmigrations", "dbshell",
}  # fmt: skip
_AS_OWNER = (
    len(sys.argv) > 1 and Path(sys.argv[0]).name == "manage.py" and (sys.argv[1] in _OWNER_COMMANDS)
)
_application_url = read(
    "DATABASE_URL",
    None if MODE == "production" else "postgresql://klankbord_app:app@127.0.0.1:5432/klankbord",
)
_address = database_address(
    read("OWNER_DATABASE_URL", _application_url) if _AS_OWNER else _application_url
)
APPLICATION_ROLE = database_address(_application_url)
DATABASES = {
    "default": {
        "ENGINE": "core.postgresql",
        "NAME": _address.name,
        "USER": _address.user,
        "PASSWORD": _address.password,
        "HOST": _address.host,
        "PORT": _address.port,
        "OPTIONS": {"connect_timeout": 5, **_address.options},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
}

SILENCED_SYSTEM_CHECKS: list[str] = []
CSRF_FAILURE_VIEW = "api.errors.csrf_failure"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Pictures and archives alone are larger than that; `api.middleware.BodyGuard` bounds every body.
FILE_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    # Only an archive can be too large for memory; its file is gone with the request.
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    **image_storages(read("IMAGE_STORE", (DATA / "images").as_uri())),
}

STATIC_URL = "/static/"
# Collected when the image is built; elsewhere the packages' own folders are looked through.
STATIC_ROOT = Path(read("STATIC_ROOT", str(DATA / "static")))
WHITENOISE_ROOT = str(FRONTEND_DIST) if FRONTEND_DIST.is_dir() else None
WHITENOISE_USE_FINDERS = MODE != "production"
WHITENOISE_AUTOREFRESH = False
WHITENOISE_INDEX_FILE = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Vite names every file in this folder after its content.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
}
if MODE == "production":
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    if not PUBLIC_URL.startswith("https://"):
        raise ImproperlyConfigured("PUBLIC_URL must begin with https:// in production.")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.auth.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.Denied"],
    "DEFAULT_RENDERER_CLASSES": ["api.renderers.CamelCaseJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.StrictJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "api.renderers.OneRepresentation",
    "DEFAULT_SCHEMA_CLASS": "api.schema.KlankbordAutoSchema",
    "EXCEPTION_HANDLER": "api.errors.answer_exception",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Klankbord",
    "VERSION": "1.0.0",
    "DESCRIPTION": (
        "Knowledge, reflection and intervision for professionals who work with refugees and "
        "people with a migration background. Published knowledge is open; a reflection is "
        "visible to its writer alone."
    ),
    "CONTACT": {
        "name": "Klankbord",
        "email": "partners@klankbord.example",
        "url": "https://klankbord.example/partners",
    },
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": "/api/v1", "description": "The host that serves this document."}],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_NO_READ_ONLY_REQUIRED": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "Feeling": "reflections.feelings.FEELINGS",
        "SessionKind": "reflections.models.KINDS",
        "ThemeKey": "reflections.models.THEMES",
        "OwnStanding": "reflections.patterns.OWN_STANDINGS",
        "OtherStanding": "reflections.patterns.OTHER_STANDINGS",
        "ExportForm": "api.reflections.exports.serializers.FORMS",
        "ExportState": "api.reflections.exports.serializers.STATES",
        "ExportFailure": "api.reflections.exports.serializers.FAILURES",
        "ModerationOutcome": "api.knowledge.comments.serializers.OUTCOMES",
        "StateEnum": "knowledge.workbench.STATES",
        "ActionPointState": "reflections.action_points.models.STATES",
        "ReminderMoment": "reflections.action_points.models.MOMENTS",
        "FeltMoment": "reflections.marks.MOMENTS",
        "MemoryUnit": "reflections.memories.UNITS",
        "LinkState": "api.editorial.keeping.serializers.LINK_STATES",
        "SubmissionOutcome": "api.editorial.review_serializers.OUTCOMES",
    },
    "SORT_OPERATIONS": True,
    "DISABLE_ERRORS_AND_WARNINGS": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "api.schema.camelize_names",
        "api.schema.add_common_parts",
        "api.schema.close_requests",
    ],
    "TAGS": [
        {"name": "knowledge", "description": "Themes, articles and search; open to everyone."},
        {"name": "editorial", "description": "Texts on their way to readers; for editors."},
        {"name": "saved", "description": "What one person keeps of the knowledge."},
        {"name": "comments", "description": "What signed-in people say under articles."},
        {"name": "reflections", "description": "One person's private log."},
        {"name": "accounts", "description": "The person who is signed in."},
    ],
}

# Every hour; what must come at its moment is queued for that moment as well.
RECURRING_TASKS = [
    "core.tasks.purge_idempotency_records",
    "core.tasks.purge_data_keys",
    "core.tasks.purge_sessions",
    "api.editorial.tasks.publish_what_is_planned",
    "knowledge.tasks.examine_texts",
    "knowledge.tasks.check_links",
    "reflections.tasks.let_reflections_go",
    "reflections.tasks.send_reminders",
    "reflections.tasks.purge_exports",
    "reflections.tasks.tell_team_signals",
]
# Whether the worker looks if the links in published texts still work, and how it names itself.
LINK_CHECKS = read_switch("LINK_CHECKS", MODE == "production")
LINK_CHECKS_AS = f"Klankbord-links/1.0 (+{PUBLIC_URL}; {parseaddr(DEFAULT_FROM_EMAIL)[1]})"
# Seconds until a process adds the readings it counted; 0: somebody else asks for it.
READINGS_ADDED_EVERY = 0 if MODE == "test" else 30
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Django's own report of a failing request would mail and print local variables.
DEFAULT_EXCEPTION_REPORTER = "core.logs.NoReport"
