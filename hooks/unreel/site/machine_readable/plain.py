"""Write a page with its fragments filled as the plain Markdown beside it, for programs that read."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import dirname
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.film import Film
from unreel.model.identifiers import slug
from unreel.pages.attributes import ATTRIBUTES, identifier
from unreel.pages.code import outside_code
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


def _element(start: str, end: str) -> re.Pattern[str]:
    """Match an element by patterns of its tags; one without an end reaches to the text's end, `endless`."""
    return re.compile(rf"{start}(?:(?P<content>.*?){end}|(?P<endless>.*))", re.DOTALL)


_OWN_LINE = lazy_regex(rf"(?P<before>[ \t]*(?:>[ \t]?)*)(?P<attributes>{ATTRIBUTES})[ \t]*")
_HEADING = lazy_regex(rf"(?P<before>#{{1,6}}[ \t](?:.*?[^ \t])?)[ \t]++(?P<attributes>{ATTRIBUTES})[ \t]*")
# behind a link, a picture or emphasis, and at the end of a table's cell
_INLINE = lazy_regex(rf"(?<=[^\\\s][)*_]){ATTRIBUTES}|(?<![ ])[ ]++{ATTRIBUTES}(?=[ ]*\|)")
_AFTER_CODE = lazy_regex(rf"\A{ATTRIBUTES}")
_CODE = re.compile(r"((?<!`)`++[^`]++`++)")
_ITEM = re.compile(r"(\d{1,9})[.)][ \t]")
_GAP = re.compile(r"\n[ \t]*(?=\n[ \t]*\n)")
# pictures, whose tables say the same, and how to cite the page, which its front matter tells
_FIGURE = _element(r"<figure\b", "</figure>")
_OMITTED = (_element(r"<svg\b", "</svg>"), _element('<details class="cite"', "</details>"))
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.{0,1000}?)</summary>")
# fragments write these as HTML around cells of Markdown
_TABLE = _element(r"<table\b[^<>]*\bmarkdown=", "</table>")
_ROW = _element(r"<tr\b[^<>]*>", "</tr>")
_CELL = _element(r"<t[hd]\b[^<>]*>", "</t[hd]>")
_BAR = re.compile(r"(?<!\\)\|")
# comments, and elements that only dress words
_COMMENT = re.compile(r"[ \t]*<!--.*?-->[ \t]*")
_NAMED = re.compile(r'<span id="(?P<name>[^"<>]+)">')
_DRESS = re.compile(r"</?(?:div|section|details|span|time|cite|small|sup|abbr)\b[^<>]*>")


def plain(
    shown: Sequence[FilledPage], films: Mapping[str, Film], wanted: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Return {path: Markdown} of every page, without what only a renderer of HTML understands.

    An identifier that is not the heading's own stays as an `<a id>` where a page of the same film links to
    it, or another one does, as `wanted` says of each page: so each link leads to its words here too.
    """
    inside = _wanted(shown)
    return {
        page.source: _front_matter(page, films.get(dirname(page.source)))
        + _body(page.markdown, inside[page.source].union(wanted.get(page.source, ())))
        for page in shown
    }


def _wanted(shown: Iterable[FilledPage]) -> dict[str, set[str]]:
    """Return for each page the identifiers that links from the same folder lead to."""
    anchors: dict[str, set[str]] = defaultdict(set)
    for page in shown:
        for target in targets(page.markdown):
            path, anchor = resolve(page.source, target) or ("", "")
            if anchor and path.partition("/")[0] == page.source.partition("/")[0]:
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
    return outside_code(markdown, lambda words: _prose(words, wanted)).strip("\n") + "\n"


def _prose(markdown: str, wanted: set[str]) -> str:
    for element in (_FIGURE, *_OMITTED):
        markdown = element.sub(_omitted, markdown)
    readable = _SUMMARY.sub(r"\n\1\n", _TABLE.sub(_plain_table, markdown))
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


def _omitted(element: re.Match[str]) -> str:
    """Return what is left of a picture or a citation: nothing, but for figures without a picture."""
    is_ours = element.re is not _FIGURE or "<svg" in element[0] or ' class="before-and-after"' in element[0]
    return "" if is_ours and element["endless"] is None else element[0]


def _plain_table(table: re.Match[str]) -> str:
    """Return a table of HTML as rows of `| cell | cell |`, the first its head."""
    if table["endless"] is not None:
        return table[0]
    texts = (_BAR.sub(r"\|", row["content"] or "") for row in _ROW.finditer(table[0]))
    rows = [[" ".join((cell["content"] or "").split()) for cell in _CELL.finditer(text)] for text in texts]
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
