"""Learning: what a learner has read and answered, what to review, where to start."""
