"""What docs/ brings into a build that nobody reviewed is left out or escaped; a strict build fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markup import Html
from projects import made

if TYPE_CHECKING:
    from pathlib import Path

UNREADABLE = "---\ntitle: [Plot\n---\n\n# Plot\n"
UNMARKED = "template: redirect.html\nlocation: https://example.org/\n\n# X\n"
KEYS = """---
title: '"><b>1</b>'
description: '"><b>2</b>'
author: '"><b>3</b>'
subtitle: '"><b>4</b>'
status: '"><b>5</b>'
template: redirect.html
tags: ['"><b>6</b>']
adapted_from: {title: X, url: 'javascript:alert(1)'}
section: overview
---

# X
"""


def test_what_is_not_allowed_is_left_out_and_told(tmp_path: Path) -> None:
    project = made(tmp_path)
    theirs = project.read("hooks/unreel/mkdocs_build/theme/assets/unreel.js")
    project.put(
        {
            "docs/x/index.md": KEYS,
            "docs/x/y.md": UNMARKED,
            "docs/z.md": UNREADABLE,
            "docs/x/evil.html": "<script>alert(1)</script>",
            "docs/x/evil.markdown": "# X",
            "docs/assets/unreel.js": "alert(1)",
            "docs/assets/poster.png": "a picture",
            "docs/<b>/a.md": "# A",
        }
    )
    (project.root / "docs/x/etc").symlink_to("/etc")
    done = project.build()
    assert done.returncode == 0, done.stderr
    told = [line.partition("ERROR   -  ")[2] for line in done.stderr.splitlines() if "ERROR" in line]
    assert sorted({one.partition(": ")[0] for one in told}) == [
        "docs/<b>/a.md",
        "docs/assets/unreel.js",
        "docs/x/etc",
        "docs/x/evil.html",
        "docs/x/evil.markdown",
        "docs/x/index.md:6:1",
        "docs/x/index.md:7:1",
        "docs/x/index.md:9:1",
        "docs/x/y.md:1:1",
        "docs/z.md:3:1",
    ]
    assert project.read("site/assets/unreel.js") == theirs
    assert project.read("site/assets/poster.png") == "a picture"
    assert {path.name for path in (project.root / "site").rglob("*evil*")} == set()
    assert not (project.root / "site/x/etc").exists()
    for page in ("site/x/index.html", "site/x/y/index.html", "site/index.html"):
        html = Html(project.read(page))
        assert html.count("b") == 0
        assert html.count("article") == 1
        assert not [one for one in html.attributes("a") if one.get("href", "").startswith("javascript:alert")]
    assert project.build("--strict").returncode == 1


def test_a_strict_build_fails_on_front_matter_that_cannot_be_read(tmp_path: Path) -> None:
    project = made(tmp_path).put({"docs/z.md": UNREADABLE})
    done = project.build("--strict")
    assert done.returncode == 1
    assert "docs/z.md:3:1: this is no YAML" in done.stderr
