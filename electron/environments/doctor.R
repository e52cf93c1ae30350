# Facts for the doctor, one a line: name, tab, value. Nothing is loaded, so that it takes a moment only.
say <- function(name, value) cat(name, "\t", paste(value, collapse = " "), "\n", sep = "")

say("r.version", as.character(getRversion()))
for (package in c("brms", "rstan", "cmdstanr", "posterior")) {
  installed <- nzchar(system.file(package = package))
  say(paste0("package.", package), if (installed) as.character(utils::packageVersion(package)) else "")
}

r_config <- function(name) {
  answer <- suppressWarnings(system2(
    file.path(R.home("bin"), "R"), c("CMD", "config", name), stdout = TRUE, stderr = FALSE
  ))
  if (length(answer) == 1L && !grepl("^ERROR", answer)) answer else ""
}
compiler <- Filter(nzchar, c(r_config("CXX17"), r_config("CXX14"), r_config("CXX")))
compiler <- if (length(compiler)) compiler[[1L]] else "g++"
program <- Sys.which(strsplit(compiler, " ", fixed = TRUE)[[1L]][[1L]])
say("cxx.command", compiler)
say("cxx.path", program)
if (nzchar(program)) say("cxx.version", system2(program, "--version", stdout = TRUE, stderr = FALSE)[1L])
say("make.path", Sys.which(Sys.getenv("MAKE", "make")))

# Debian's BH has no headers of its own: the system's are meant to be used.
places <- c(
  system.file("include", package = "BH"), Sys.getenv("BOOST_ROOT"), file.path(Sys.getenv("CONDA_PREFIX"), "include"),
  strsplit(Sys.getenv("CPATH"), .Platform$path.sep, fixed = TRUE)[[1L]],
  "/usr/include", "/usr/local/include", "/opt/homebrew/include", "/opt/local/include"
)
found <- Filter(function(place) nzchar(place) && file.exists(file.path(place, "boost", "version.hpp")), places)
say("boost.path", if (length(found)) found[[1L]] else "")
say("done", "yes")
