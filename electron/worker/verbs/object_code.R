# What R code gives, evaluated in the global environment, as an object that is kept.
studio_object_code <- function(code, origin) made_object(evaluate_code(code), origin)
