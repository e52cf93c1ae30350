# R's version and those of the packages that matter here, where they are installed; a named list.
installed_versions <- function() {
  found <- list(R = as.character(getRversion()))
  for (name in c("brms", "rstan", "cmdstanr", "posterior", "loo")) {
    # A package whose version cannot be read is no reason not to start.
    version <- function() tryCatch(as.character(utils::packageVersion(name)), error = function(e) NULL)
    if (length(find.package(name, quiet = TRUE))) found[[name]] <- version()
  }
  found
}
