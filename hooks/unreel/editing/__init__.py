"""What people are told about their pages."""
