"""One page a module, each with a function `page` that shows it."""
