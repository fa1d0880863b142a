"""Lists as the site sets them: the words of docs/ in elements that say what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from unreel.lists.cast import line as cast_line
from unreel.model.article import Kind
from unreel.model.film import Listing, Page, Sentence
from unreel.model.spans import Span
from unreel.pages.write import line
from unreel.site.typeset.marked import Mark, marked


def lists(page: Page, lines: Sequence[str], above: int = 0) -> Iterator[tuple[int, str]]:
    """Return (the number of a line, what it is set as) for the cast list or the references of a page.

    `lines` are those of the page's Markdown, without the first `above`. Each item gets its identifier;
    one that is not just words and links (someone made words bold, say) is otherwise left as it stands.
    """
    for block in page.blocks:
        if isinstance(block, Listing) and block.line and block.anchors:
            marks = _marks(page)
            for number, (item, anchor) in enumerate(zip(block.items, block.anchors, strict=True), block.line):
                yield number, _item(lines[number - above - 1], item, anchor, marks)


def _marks(page: Page) -> Callable[[Sentence], Iterable[Mark]]:
    if page.section == Kind.CAST:
        return _cast_marks
    # loaded here: the references of an unchanged page come from the cache
    from unreel.site.typeset import reference  # noqa: PLC0415 - see above

    return reference.marks


def _cast_marks(item: Sentence) -> Iterator[Mark]:
    """Return the elements of "ACTORS as ROLE, who …": the word between, and what sets off, are `.as`.

    A line of another form has none, and is shown as it stands.
    """
    read = cast_line.read(item)
    if read is None:
        return
    last = read.billing if read.role_first else read.role
    yield _element("role" if read.role_first else "actors", Span(0, read.link.start))
    yield _element("as", read.link)
    start, end = read.description.start, len(item.text)
    name = "actors" if read.role_first else "role"
    if not read.description.of(item.text):
        yield _element(name, Span(read.link.end, end))
        return
    start -= item.text[start - 1] == "("
    yield _element(name, Span(read.link.end, last.end))
    yield _element("as", Span(last.end, start))
    yield _element("about", Span(start, end))


def element(name: str, markdown: str) -> str:
    """Return Markdown in an element that names a part of a cast list: 'actors', 'as', 'role', 'about'."""
    return f'<span class="{name}">{markdown}</span>'


def _element(name: str, span: Span) -> Mark:
    opens, closes = element(name, "\0").split("\0")
    return Mark(span, opens, closes)


def _item(markdown: str, item: Sentence, anchor: str, marks: Callable[[Sentence], Iterable[Mark]]) -> str:
    """Return one item behind the mark of its list, an entry of the references behind its own number."""
    plain = line(item)
    bare = markdown.rstrip()
    if plain and bare.endswith(plain):
        bare = bare.removesuffix(plain) + marked(item, marks(item))
    kind, _, number = anchor.rpartition("-")
    if kind == "ref":
        bare = f"{number}. {bare.split(maxsplit=1)[1]}" if " " in bare else bare
    return f"{bare}\n    {{ #{anchor} }}"
