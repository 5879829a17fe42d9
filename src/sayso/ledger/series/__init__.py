"""Reference series: tables that others keep, and a claim set against them."""
