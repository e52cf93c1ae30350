# The versions of R and of the packages that the app needs, if they are installed; a named list.
installed_versions <- function() {
  found <- list(R = as.character(getRversion()))
  for (name in c("brms", "rstan", "cmdstanr", "posterior", "loo")) {
    # A package whose version cannot be read does not prevent the start.
    version <- function() tryCatch(as.character(utils::packageVersion(name)), error = function(e) NULL)
    if (length(find.package(name, quiet = TRUE))) found[[name]] <- version()
  }
  found
}
