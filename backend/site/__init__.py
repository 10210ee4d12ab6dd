"""The customer's pages and the chat component: plain HTML first, scripts only for the chat."""
