"""Training of the shipped language model. Needs torch; the package itself never imports it."""
