"""Write a page with its fragments filled as the plain Markdown beside it, for programs that read."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import dirname
from typing import NamedTuple

from unreel.model.film import Film
from unreel.model.identifiers import slug
from unreel.model.spans import Span
from unreel.pages.attributes import ATTRIBUTES, identifier
from unreel.pages.code import fenced
from unreel.pages.inline import sentence
from unreel.pages.links import resolve, targets


class FilledPage(NamedTuple):
    """A page as the site shows it."""

    source: str
    """Its path in docs/: 'hardcore-henry/plot.md'."""
    title: str
    address: str
    """Where its HTML is published; '' where the site has no address."""
    markdown: str
    """What lies below its front matter, fragments filled."""


_OWN_LINE = re.compile(rf"(?P<before>[ \t]*(?:>[ \t]?)*)(?P<attributes>{ATTRIBUTES})[ \t]*")
_HEADING = re.compile(rf"(?P<before>#{{1,6}}[ \t].*?)[ \t]+(?P<attributes>{ATTRIBUTES})[ \t]*")
# behind a link, a picture or emphasis, and at the end of a table's cell
_INLINE = re.compile(rf"(?<=[^\\\s][)*_]){ATTRIBUTES}|[ ]+{ATTRIBUTES}(?=[ ]*\|)")
_AFTER_CODE = re.compile(rf"\A{ATTRIBUTES}")
_CODE = re.compile(r"(`+[^`]+`+)")
_ITEM = re.compile(r"(\d{1,9})[.)][ \t]")
_GAP = re.compile(r"\n[ \t]*(?=\n[ \t]*\n)")
# pictures, whose tables say the same, and how to cite the page, which its front matter tells
_OMITTED = re.compile(
    r"<figure\b(?:(?!</figure>).)*?<svg\b.*?</figure>|<svg\b.*?</svg>|<details class=\"cite\".*?</details>",
    re.DOTALL,
)
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary>")
# fragments write these as HTML around cells of Markdown
_TABLE = re.compile(r"<table\b[^<>]*\bmarkdown=.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^<>]*>(.*?)</t[hd]>", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
# comments, and elements that only dress words
_COMMENT = re.compile(r"[ \t]*<!--.*?-->[ \t]*")
_NAMED = re.compile(r'<span id="(?P<name>[^"<>]+)">')
_DRESS = re.compile(r"</?(?:div|section|details|span|time|cite|small|sup|abbr)\b[^<>]*>")


def plain(shown: Sequence[FilledPage], films: Mapping[str, Film]) -> dict[str, str]:
    """Return {path: Markdown} of every page, without what only a renderer of HTML understands.

    An identifier that is not the heading's own stays as an `<a id>` where some page links to it, so
    that each link leads to its words here too.
    """
    wanted = _wanted(shown)
    return {
        page.source: _front_matter(page, films.get(dirname(page.source)))
        + _body(page.markdown, wanted[page.source])
        for page in shown
    }


def _wanted(shown: Iterable[FilledPage]) -> dict[str, set[str]]:
    """Return for each page the identifiers that links lead to."""
    anchors: dict[str, set[str]] = defaultdict(set)
    for page in shown:
        for target in targets(page.markdown):
            path, anchor = resolve(page.source, target) or ("", "")
            if anchor:
                anchors[path].add(anchor)
    return anchors


def _front_matter(page: FilledPage, film: Film | None) -> str:
    """Return what a page carries about itself; a string of JSON is one of YAML, and quick to write."""
    about = {"title": page.title}
    if film:
        origin = ", ".join(filter(None, [film.source.title, film.source.site, film.source.url]))
        about |= {"film": film.title, "year": film.year, "source": origin, "licence": film.source.licence}
    about["page"] = page.address
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=not value.isprintable())}\n"
        for key, value in about.items()
        if value
    )
    return f"---\n{''.join(lines)}---\n\n"


def _body(markdown: str, wanted: set[str]) -> str:
    """Return a page's text; code in it stays as it is."""
    parts, at = [], 0
    for start, end in [*fenced(markdown), Span(len(markdown), len(markdown))]:
        parts += [_prose(markdown[at:start], wanted), markdown[start:end]]
        at = end
    return "".join(parts).strip("\n") + "\n"


def _prose(markdown: str, wanted: set[str]) -> str:
    readable = _SUMMARY.sub(r"\n\1\n", _TABLE.sub(_plain_table, _OMITTED.sub("", markdown)))
    lines: list[str] = []
    for line in readable.split("\n"):
        if "{" not in line and "<" not in line:  # most lines are words and links
            lines.append(line)
        elif found := _OWN_LINE.fullmatch(line):
            anchor = _anchor(found["attributes"], wanted)
            lines[-1:] = [f"{last} {anchor}".rstrip() for last in lines[-1:]]
        elif not _COMMENT.fullmatch(line):
            lines.append(_line(line, wanted))
    return _GAP.sub("", "\n".join(_numbered(lines)))


def _plain_table(table: re.Match[str]) -> str:
    """Return a table of HTML as rows of `| cell | cell |`, the first its head."""
    texts = (_BAR.sub(r"\|", row) for row in _ROW.findall(table[0]))
    rows = [[" ".join(cell.split()) for cell in _CELL.findall(text)] for text in texts]
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    lines[1:1] = [f"|{' --- |' * len(cells)}" for cells in rows[:1]]
    return "\n" + "\n".join(lines) + "\n"


def _line(line: str, wanted: set[str]) -> str:
    """Return a line without marks and tags."""
    if found := _HEADING.fullmatch(line):
        own = slug(sentence(found["before"].lstrip("#")).text.strip())
        line = f"{found['before']} {_anchor(found['attributes'], wanted - {own})}".rstrip()
    line = _NAMED.sub(lambda tag: f'<a id="{tag["name"]}"></a>' if tag["name"] in wanted else "", line)
    parts = _CODE.split(line)
    words = [_AFTER_CODE.sub("", part) if at else part for at, part in enumerate(parts[::2])]
    parts[::2] = [_INLINE.sub("", _DRESS.sub("", part)) for part in words]
    return "".join(parts)


def _numbered(lines: Iterable[str]) -> Iterator[str]:
    """Count the items of numbered lists: in docs/ each is 1, and a program may not count."""
    number, before = 0, ""
    for line in lines:
        item = _ITEM.match(line)
        if item:
            number = number + 1 if number else int(item[1])
            yield f"{number}{line[item.end(1) :]}"
        else:
            goes_on = not line.strip() or line[0] in " \t" or (before.strip() and not line.startswith("#"))
            number = number if goes_on else 0
            yield line
        before = line


def _anchor(attributes: str, wanted: set[str]) -> str:
    name = identifier(attributes)
    return f'<a id="{name}"></a>' if name in wanted else ""
