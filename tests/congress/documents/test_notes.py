"""Notes of a signed paper: articles and sentences, no ids."""

import json

from sample_results import typical

from congress.documents.notes import note_words
from congress.documents.resultfile import parse_result
from congress.i18n import set_language

CLAUSES = [
    {"id": "more-than-half", "source": "QĐ 190-QĐ/TW", "article": "Đ30.2", "confidence": "verified",
     "vi": "A.", "en": "B."},
    {"id": "ground-marked", "source": "QĐ 190-QĐ/TW", "article": "Đ15.2", "confidence": "unverified",
     "vi": "Phiếu có đánh dấu là phiếu không hợp lệ.", "en": "A marked ballot is invalid."},
]  # fmt: skip
FINDING = {"code": "W01", "vi": "… ground-marked (…)", "en": "… ground-marked (…)", "fix_en": "Check."}
OTHER = {"code": "W04", "vi": "An không được phiếu nào.", "en": "An has no votes at all.", "fix_en": "Check this row."}


def test_unverified_clauses_are_named_by_sentence_and_article_and_never_by_id() -> None:
    document = typical(clauses=CLAUSES, warnings=[FINDING, OTHER])
    set_language("en")
    notes = note_words(parse_result(json.dumps(document).encode(), "r").result, "en")
    set_language("vi")
    assert notes == (
        "The result rests on provisions not yet compared with the official text: "
        "“A marked ballot is invalid” (Article 15.2).",
        "An has no votes at all.",  # what to do about it is told to the staff, not on a signed paper
    )
