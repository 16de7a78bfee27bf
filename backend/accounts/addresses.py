"""The one form of an e-mail address."""


def normalise_email(email: str) -> str:
    """Return the form in which an address is stored and compared: trimmed, in lower case."""
    return email.strip().lower()
