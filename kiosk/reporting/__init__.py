"""What is counted, and what the counts say. They name no person, and they never leave the kiosk."""
