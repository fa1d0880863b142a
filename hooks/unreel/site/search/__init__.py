"""The search index: which words stand on which pages, in pieces of which a query needs a few.

`theme/assets/search.js` in the room of MkDocs reads them; what it takes from here is said in `shards.py`.
"""
