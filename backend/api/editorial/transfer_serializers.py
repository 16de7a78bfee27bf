"""What comes in and goes out, as JSON and as a form."""

from __future__ import annotations

from rest_framework import serializers

from api.editorial.serializers import KEY
from api.fields import ChoiceKeyField
from api.knowledge.serializers import LANGUAGES, PartSerializer
from api.serializers import StrictSerializer
from knowledge.transfer.taking_in import KINDS

OUTCOMES = ("created", "updated", "unchanged", "kept")
LEFT_OUT = ("trash", "other")


class ImportTrialSerializer(StrictSerializer):
    """A zip file that `/knowledge-archive` gave, or what WordPress exported."""

    file = serializers.FileField(allow_empty_file=True)
    theme = serializers.RegexField(
        KEY,
        trim_whitespace=False,
        required=False,
        max_length=64,
        help_text="Key of the theme that posts of WordPress go to.",
    )
    language = ChoiceKeyField(
        choices=LANGUAGES, required=False, help_text="Of posts that do not say it themselves."
    )


class NewImportSerializer(ImportTrialSerializer):
    """The same file again, with the plan of its trial."""

    plan = serializers.RegexField(r"^[0-9a-f]{32}(?!\n)$", trim_whitespace=False)


class RemarkSerializer(PartSerializer):
    """Something to look at in a text, and how often it is there."""

    code = serializers.CharField()
    number = serializers.IntegerField(min_value=1)


class ImportedFileSerializer(PartSerializer):
    """What happens to one text."""

    file = serializers.CharField()
    outcome = serializers.ChoiceField(
        choices=OUTCOMES, help_text="`kept`: what is here is newer, or not for imports to change."
    )
    changes = serializers.ListField(
        child=serializers.CharField(), help_text="What the file says otherwise."
    )
    remarks = RemarkSerializer(many=True)


class RefusedFileSerializer(PartSerializer):
    """Why a file cannot be used."""

    file = serializers.CharField()
    line = serializers.IntegerField(min_value=1)
    reason = serializers.CharField(help_text="In words, in the language of the caller.")


class LeftOutSerializer(PartSerializer):
    """What is not imported at all."""

    kind = serializers.ChoiceField(choices=LEFT_OUT)
    number = serializers.IntegerField(min_value=1)


class ImportReportSerializer(PartSerializer):
    """What happens, or would happen, to everything in a file."""

    kind = serializers.ChoiceField(choices=KINDS)
    plan = serializers.CharField(help_text="To be sent with the file to let exactly this happen.")
    possible = serializers.BooleanField(help_text="False while files of an archive are refused.")
    files = ImportedFileSerializer(many=True)
    refused = RefusedFileSerializer(many=True)
    left_out = LeftOutSerializer(many=True)
