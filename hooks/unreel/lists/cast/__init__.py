"""A cast section to its roles: `cast.read(text, section)`."""

from unreel.lists.cast.reader import Cast, read

__all__ = ["Cast", "read"]
