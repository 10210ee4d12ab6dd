"""The website's chat: its sessions, its WebSocket, and the same over plain HTTP."""
