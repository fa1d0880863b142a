"""The film's own title, as the article's first words give it."""

from __future__ import annotations

import re

_FIRST_WORDS = re.compile(
    r"\s*(?P<title>[^()\n]{1,90}?)"
    r"(?:,? ?\([^)]{0,200}\)){0,2}"
    r"(?:,? (?:also|known|released|titled|styli[sz]ed|originally|aka|a\.k\.a\.|later|internationally"
    r"|subtitled|distributed|alternatively|marketed|often)\b[^.]{0,120}?)?"
    r"(?:,? ?\([^)]{0,200}\))?,?"
    r" (?:is|was|are|were) (?:an?|the|one|[A-Z]\w+'s?)\b"
)


def title(text: str) -> str:
    """Return the words before "is a 2015 film"; empty where the text opens in another way."""
    found = _FIRST_WORDS.match(text)
    return found["title"].strip("\"'“”, ") if found else ""
