"""From Slopes to Backprop: what a learner has."""
