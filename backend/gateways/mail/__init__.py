"""E-mail to customers: over SMTP, or to files."""
