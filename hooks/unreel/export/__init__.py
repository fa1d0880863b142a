"""Write pages for engines without hooks, and archives."""
