"""What every door shares: errors, bodies, limits, pages, health, the API's description."""
