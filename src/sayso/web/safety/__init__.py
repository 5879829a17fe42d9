"""What keeps pages safe: headers, tokens against forged requests, sessions, users, limits."""
