"""How well angles are told from any view: on real people's movements, and the page about it all."""
