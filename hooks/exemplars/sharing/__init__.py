"""What shared links show: pictures of exemplars and of podcasts, and words to write beside them."""
