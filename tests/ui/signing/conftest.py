"""The same desk and estimates as the editor's tests."""

from tests.ui.estimates.conftest import INK, Estimates, estimates, said

__all__ = ["INK", "Estimates", "estimates", "said"]
