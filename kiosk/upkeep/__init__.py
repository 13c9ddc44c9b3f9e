"""Keeping one kiosk well: backups and putting them back, checks with remedies, what support needs to know."""
