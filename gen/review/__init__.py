"""What differs, where it comes from, whom it concerns; copies for review in Word."""
