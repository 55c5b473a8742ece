"""What is said: one place for the words of a result, as text, HTML and terminal output."""
