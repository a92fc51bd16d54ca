"""Dossiers out of the house and in again: as spreadsheets for the client to fill in, and as JSON."""
