"""Share work out to this process, to several on this machine, or to a cluster's, by one interface.

`share` hands out parts and gives back what became of each. It lies in `store` since it is, like files, a
matter of the machine: nothing of films is known here, and all rooms above may use it.
"""

from __future__ import annotations

from unreel.store.workers.choice import Workers
from unreel.store.workers.sharing import Done, Failed, share

__all__ = ["Done", "Failed", "Workers", "share"]
