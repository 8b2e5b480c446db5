"""What a report says of itself: title, organ, dates, sections."""
