"""The search index: which words stand on which pages, in pieces of which a query needs a few.

The scripts in `theme/assets/search/`, in the room of MkDocs, read them; `shards.py` says what they hold.
"""
