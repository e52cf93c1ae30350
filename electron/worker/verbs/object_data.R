# Keeps a data frame of the app as an object.
studio_object_data <- function(data, origin) made_object(data, origin)
