"""How anonymous counts leave this kiosk, and how lessons come to it."""
