"""The people of a kiosk, without a single name: learners, their return codes, their visits."""
