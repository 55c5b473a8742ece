"""What may cross a process boundary: questions, replies, plain values, expression trees."""
