"""Build and serve the site with MkDocs: the only room that knows it, the theme included."""
