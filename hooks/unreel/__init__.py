"""Unreel: one flat film article becomes the pages of a site. Only mkdocs_build knows MkDocs."""

import os

# numpy's products are small here: threads would cost more than they bring, and change sums of floats.
# It is read when numpy is first imported, which is later, and only where a text is split.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
