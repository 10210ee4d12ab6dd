"""What only the website's chat does: a complaint taken question by question, and proof."""
