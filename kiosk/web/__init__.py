"""The door to the browser: the only room that knows HTTP."""
