"""Feelings that a person can name before and after writing. Their labels live in the SPA."""

FEELINGS = (
    "calm",
    "tired",
    "sad",
    "angry",
    "powerless",
    "hopeful",
    "proud",
    "tense",
    "touched",
    "confused",
    "relieved",
    "worried",
    "grateful",
    "numb",
    "irritated",
    "connected",
)
# How strong a feeling was: hardly to very.
INTENSITIES = range(1, 6)
