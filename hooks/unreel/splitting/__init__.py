"""Split a text into sentences, paragraphs, quotations and sections."""
