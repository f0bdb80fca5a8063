"""One file for each screen: a function from what it shows to its parts. No screen knows another."""
