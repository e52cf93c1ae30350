# Sets the repositories that R code of work on an environment installs from: R's own, except the placeholder "@CRAN@", then those of the
# network settings, which win. The user agent names R in the form that servers with binaries for Linux expect.
studio_package_options <- function(repositories = NULL) {
  repos <- getOption("repos")
  if (!length(repos) || is.null(names(repos))) repos <- c(CRAN = "@CRAN@")
  repos[repositories_unset(repos)] <- "https://cloud.r-project.org"
  given <- unlist(repositories)
  if (length(given)) repos[names(given)] <- given
  platform <- paste(getRversion(), R.version$platform, R.version$arch, R.version$os)
  agent <- sprintf("R/%s R (%s)", getRversion(), platform)
  options(repos = repos, HTTPUserAgent = agent, timeout = max(1800, getOption("timeout")), menu.graphics = FALSE)
  as.list(repos)
}

repositories_unset <- function(repos) is.na(repos) | !nzchar(repos) | repos == "@CRAN@"
