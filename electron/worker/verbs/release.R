# Releases the objects of the handles with these ids; returns how many there were.
studio_release <- function(ids) release_handles(ids)
