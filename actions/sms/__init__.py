"""What only SMS does: one text is a complaint, in letters that SMS carries cheaply."""
