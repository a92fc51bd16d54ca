"""The client dossier: filled in, asked, compared and printed."""
