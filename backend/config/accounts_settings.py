"""How people sign in: allauth, sessions, mail, throttling. `config.settings` takes these over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from config.environment import read, read_int, read_mode
from config.mail import mail_settings

_mode = read_mode()
_production = _mode == "production"
_public_url = read("PUBLIC_URL", None if _production else "http://localhost:8000").rstrip("/")
_repository = Path(__file__).resolve().parent.parent.parent

AUTH_USER_MODEL = "accounts.Person"

ACCOUNT_APPS = [
    "accounts.admin_app.OperatorAdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "allauth.usersessions",
]

ACCOUNT_MIDDLEWARE = [
    "accounts.middleware.RenewSession",
    "accounts.middleware.AllauthBoundary",
    "allauth.account.middleware.AccountMiddleware",
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Passwords. scrypt needs 16 MiB for a guess and comes with Python; tests hash fast.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if _mode == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "accounts.passwords.NotCommon"},
    {"NAME": "accounts.passwords.UnlikeThePerson"},
]
PASSWORD_RESET_TIMEOUT = 2 * 3600

# Sessions: 30 days after the last visit (`RenewSession` moves the end along).
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_NAME = "__Host-klankbord" if _production else "klankbord"
SESSION_COOKIE_SECURE = _production
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrftoken"
CSRF_COOKIE_SECURE = _production
CSRF_COOKIE_HTTPONLY = False  # The app reads it and sends it back as X-CSRFToken.
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [_public_url]

# allauth: e-mail and password, nothing else; the app is the only front end.
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_SERVE_SPECIFICATION = True
HEADLESS_SPECIFICATION_TEMPLATE_NAME = None
# Mails carry the person's own language instead of `nl` (`accounts.mail`).
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{_public_url}/nl/verify-email/{{key}}",
    "account_reset_password": f"{_public_url}/nl/password/forgot",
    "account_reset_password_from_key": f"{_public_url}/nl/password/reset/{{key}}",
    "account_signup": f"{_public_url}/nl/sign-up",
}
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.signup.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "accounts.adapters.shown_name"

MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Klankbord"
MFA_TOTP_TOLERANCE = 1  # A phone's clock may be half a minute off.

# Throttling, counted in the database by all workers together (ADR 0021). Tests, end-to-end
# tests and benchmarks run without; a test of throttling switches it on.
CACHES = {"default": {"BACKEND": "accounts.shared_cache.SharedCache"}}
ACCOUNT_LIMITS = {
    "signup": "20/10m/ip",
    "login": "30/m/ip",
    # The key is the address together with the caller's IP address, so that nobody can lock
    # somebody else out.
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "20/10m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/3m/key",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
}
SECOND_FACTOR_LIMITS = {"webauthn_login": "20/m/ip"}
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = False if _mode == "test" else ACCOUNT_LIMITS
MFA_RATE_LIMITS: dict[str, str] | bool = False if _mode == "test" else SECOND_FACTOR_LIMITS
PRIVATE_API_PER_MINUTE = read_int("PRIVATE_API_PER_MINUTE", 0 if _mode == "test" else 1200)
COMMENTS_PER_HOUR = read_int("COMMENTS_PER_HOUR", 0 if _mode == "test" else 30)
BUNDLES_PER_HOUR = read_int("BUNDLES_PER_HOUR", 0 if _mode == "test" else 30)
EXPORTS_PER_HOUR = read_int("EXPORTS_PER_HOUR", 0 if _mode == "test" else 12)

# How long a second factor opens Django's admin.
OPERATOR_SECOND_FACTOR_AGE = 12 * 3600

MAIL_FOLDER = str((_repository / read("KLANKBORD_DATA", ".data")).resolve() / "mail")
_mail = mail_settings(read("EMAIL_URL", None if _production else f"file://{MAIL_FOLDER}"))
EMAIL_BACKEND = _mail.backend
EMAIL_FILE_PATH = _mail.folder
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.start_tls
EMAIL_USE_SSL = _mail.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = read("MAIL_FROM", None if _production else "Klankbord <klankbord@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
