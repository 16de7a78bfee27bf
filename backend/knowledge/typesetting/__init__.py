"""How a bundle is set: on pages (`pdf`) and in chapters for a reader's own device (`epub`)."""

from knowledge.bundling import Bundle
from knowledge.models import BundleForm
from knowledge.typesetting.document import NO_PICTURES, Pictures
from knowledge.typesetting.epub import to_epub
from knowledge.typesetting.pdf import to_pdf


def to_bytes(
    bundle: Bundle, *, form: BundleForm, address: str, pictures: Pictures = NO_PICTURES
) -> bytes:
    """Return `bundle` with its `pictures` as a file in `form`; `address` is where the app stands.

    Raises `core.typesetting.TypesettingFailedError`.
    """
    make = to_pdf if form == BundleForm.PDF else to_epub
    return make(bundle, address=address, pictures=pictures)
