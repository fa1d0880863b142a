"""Where a film's text comes from: as its `.yml` states, as it says of itself, or as is said of all texts."""

from __future__ import annotations

from unreel.model.film import Attribution
from unreel.model.source_text import Declared
from unreel.seeds.settings import Settings

_NOTHING = Declared()


def attribution(settings: Settings, declared: Declared = _NOTHING) -> Attribution:
    """Return the origin of a text: as its `.yml` states, else as it declares itself, else that of all texts.

    A text of the library's own has none, but may have a licence. What is said of all texts completes the
    origin of one only if they come from one site. `declared` has an address only where pages may lead there.
    """
    stated, common = settings.source, settings.defaults
    if settings.is_own:
        return stated if stated.licence or not settings.default_is_own else common
    if any((stated.title, stated.site, stated.url)):
        return _completed(stated, settings)
    if declared.site or declared.url:
        said = Attribution(declared.title, declared.site, declared.url, stated.licence or declared.licence)
        return _completed(said, settings)
    return common._replace(licence=stated.licence or common.licence)


def is_licensed(settings: Settings) -> bool:
    """Return whether people may know under which terms they have a text; one's own needs no licence."""
    return _is_own(settings) or bool(attribution(settings).licence)


def _is_own(settings: Settings) -> bool:
    return settings.is_own or (settings.default_is_own and not any(settings.source))


def _completed(origin: Attribution, settings: Settings) -> Attribution:
    common = settings.defaults
    if settings.default_is_own or origin.site not in {"", common.site}:
        return origin
    return origin._replace(site=origin.site or common.site, licence=origin.licence or common.licence)
