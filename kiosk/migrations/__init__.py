"""The numbered steps of the state file's tables: ``m0001_…`` holds STATEMENTS."""
