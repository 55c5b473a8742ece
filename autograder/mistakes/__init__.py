"""Which mistake is it? An answer compared with known wrong answers."""
