"""Chinese script: characters that stand for others, put back."""
