"""The commands: each module puts the parts together for one of them."""
