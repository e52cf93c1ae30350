# A data set that comes with an R package, as a plain data frame.

studio_sample_data <- function(name, package) {
  env <- new.env()
  suppressWarnings(utils::data(list = name, package = package, envir = env))
  if (!exists(name, envir = env, inherits = FALSE)) {
    stop("The package ", package, " has no data set called \"", name, "\".", call. = FALSE)
  }
  as.data.frame(as.list(get(name, envir = env)), stringsAsFactors = FALSE, optional = TRUE)
}
