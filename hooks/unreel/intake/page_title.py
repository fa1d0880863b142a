"""What the title of a page says of its film and of its site."""

from __future__ import annotations

import re
from typing import NamedTuple

_SITE = re.compile(r"(?<!\s)\s++[-–—|·:]\s++(?P<site>[^-–—|·]{1,40})$")
_ASIDE = re.compile(
    r"(?<!\s)\s*+\((?:[^()]{0,100}\b(?:film|movie|documentary)\b[^()]{0,100}|(?:18|19|20)\d\d)\)$",
    re.IGNORECASE,
)


class PageTitle(NamedTuple):
    """The title of a film, and the site that has a page on it ('' if the page does not say)."""

    film: str
    site: str = ""


def read(title: str, *, names_site: bool = False) -> PageTitle:
    """Return what "Solaris (1972 film) - Wikipedia" says; the site is cut off only where one is named."""
    words = " ".join(title.split())
    site = _SITE.search(words) if names_site else None
    if site:
        words = words[: site.start()]
    return PageTitle(_ASIDE.sub("", words) or words, site["site"].strip() if site else "")
