"""What is to come: consultations, events, reports that fall due, and their calendars."""
