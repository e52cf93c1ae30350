# rstan compiles with the Boost headers of the R package BH. If BH is missing (Debian's rstan comes without it), the
# system's Boost is used. It is looked up when rstan loads, so that a start without rstan takes no longer.
mend_boost <- function(cmdstan_path = NULL) {
  mend <- function(...) {
    set <- get("rstan_options", asNamespace("rstan"))
    known <- set("boost_lib")
    if (length(known) == 1L && nzchar(known) && file.exists(known)) return(invisible())
    found <- Filter(function(place) file.exists(file.path(place, "boost", "version.hpp")), boost_places(cmdstan_path))
    if (length(found)) set(boost_lib = found[[1L]])
  }
  setHook(packageEvent("rstan", "onLoad"), mend)
  if (isNamespaceLoaded("rstan")) mend()
}

boost_places <- function(cmdstan_path) {
  root <- Sys.getenv(c("BOOST_ROOT", "CONDA_PREFIX"))
  c(
    root[nzchar(root)], file.path(root[nzchar(root)], "include"),
    strsplit(Sys.getenv("CPATH"), .Platform$path.sep, fixed = TRUE)[[1L]],
    "/usr/include", "/usr/local/include", "/opt/homebrew/include", "/opt/local/include",
    Sys.glob(file.path(cmdstan_path, "stan", "lib", "stan_math", "lib", "boost_*"))
  )
}
