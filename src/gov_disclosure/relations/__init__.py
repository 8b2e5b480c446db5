"""What must hold between cells, judged by what the blanks could be."""
