"""The months' names, in their order, and a pattern for them."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = tuple("Sept" if month == "September" else month[:3] for month in MONTHS)
"""The same without the stop behind them, which May, June and July need not have."""
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)}|Sep)\b\.?)"
"""A month as texts write it, whole or short; it holds no groups."""
