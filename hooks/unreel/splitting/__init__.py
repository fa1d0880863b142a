"""A text → sentences, paragraphs, quotations, sections."""
