"""`<!-- cast-list -->`: who plays whom, gathered from the prose of a film whose text has no cast list."""

from __future__ import annotations

from unreel.lexicon.labels import label
from unreel.names.mentions import target
from unreel.pages.escape import escape
from unreel.site.fragments.context import FragmentContext
from unreel.site.typeset import element

NOTE = label("The text has no cast list; this one is read from its sentences.")


def cast_list(context: FragmentContext) -> str:
    """Return a list of actors and their parts, each with the way to the sentence that says so."""
    roles = context.people_index.roles if context.people_index else ()
    lines = []
    for role in roles:
        actors = ", ".join(f"[{escape(one.name)}]({target(one, context.name)})" for one in role.actors)
        character = f"[{escape(role.character.name)}]({target(role.character, context.name)})"
        place = role.sentence.target_from(context.name)
        stated = label("Stated under {}", role.sentence.page.label)
        says = f'[¶]({place}){{ .pilcrow aria-label="{stated}" }}'
        lines.append(
            f"- {element('actors', actors)}{element('as', ' as ')}{element('role', f'{character} {says}')}"
        )
    # a search for these words means no page in particular
    return "\n".join([f"{NOTE}\n{{ .note data-search-exclude }}", "", *lines]) if lines else ""
