# A data frame of the app as an object that is kept.
studio_object_data <- function(data, origin) made_object(data, origin)
