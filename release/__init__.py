"""What goes along with a released wheel: locks with hashes, a bill of materials, a list of licences. The package never imports this."""
