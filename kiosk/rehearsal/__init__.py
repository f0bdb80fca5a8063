"""The whole program in virtual time, where sound is the clock."""
