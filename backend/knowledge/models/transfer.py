"""Where texts came from, so that what is imported twice is there once."""

from __future__ import annotations

from django.db import models

from knowledge.models.articles import Translation


class Origin(models.Model):
    """States that `translation` began as a post of another site.

    `fingerprint` recognises the post (SHA-256 of its guid), `words` what it said when it was
    imported last.
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    words = models.CharField(max_length=64)
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="origins")

    def __str__(self) -> str:
        return f"{self.translation_id} from elsewhere"
