"""AE Desk: the account executive's workstation."""

VERSION = "0.1.0"
