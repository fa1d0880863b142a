"""Cut a list whose line breaks were lost into its entries; what is a list of what is its reader's affair."""
