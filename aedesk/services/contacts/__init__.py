"""People at the clients, taken in from files of other programs and given out to them; planned days as a calendar."""
