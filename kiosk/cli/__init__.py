"""The door to the terminal: a thin line around functions of the rooms."""
