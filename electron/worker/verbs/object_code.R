# Evaluates R code in the global environment and keeps the result as an object.
studio_object_code <- function(code, origin) made_object(evaluate_code(code), origin)
