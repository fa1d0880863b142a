"""What is read of language, whatever it is about: money, dates, places, people, whose a sentence is."""
