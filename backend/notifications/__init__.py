"""Messages to customers that are no live chat replies: the outbox, its dispatch, its receipts."""
