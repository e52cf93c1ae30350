# Lets go of the objects behind the handles with these ids; says how many there were.
studio_release <- function(ids) release_handles(ids)
