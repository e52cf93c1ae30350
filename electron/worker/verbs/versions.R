# R's version and those of the packages that matter here, where they are installed; a named list.
studio_versions <- function() {
  found <- list(R = as.character(getRversion()))
  for (name in c("brms", "rstan", "cmdstanr", "posterior", "loo")) {
    if (length(find.package(name, quiet = TRUE))) found[[name]] <- as.character(utils::packageVersion(name))
  }
  found
}
