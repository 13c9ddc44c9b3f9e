"""The numbered steps of the collector's tables: ``m0001_…`` holds STATEMENTS that both databases understand."""
