"""What facts read of language, whatever it is about: money, ratings, places, companies, clauses."""
