# Facts for the doctor, one a line: name, tab, value.
say <- function(name, value) cat(name, "\t", paste(value, collapse = " "), "\n", sep = "")

say("r.version", as.character(getRversion()))
for (package in c("brms", "rstan", "cmdstanr", "posterior")) {
  installed <- nzchar(system.file(package = package))
  say(paste0("package.", package), if (installed) as.character(utils::packageVersion(package)) else "")
}
# A package can be there and not load, for want of something else: only loading it tells.
if (nzchar(system.file(package = "brms"))) {
  said <- tryCatch({
    suppressMessages(loadNamespace("brms"))
    ""
  }, error = conditionMessage)
  say("brms.fault", gsub("\\s+", " ", said))
}

# A program's first line of output; "" where it cannot be run.
first_line <- function(program, arguments) {
  answer <- tryCatch(
    suppressWarnings(system2(program, arguments, stdout = TRUE, stderr = FALSE)),
    error = function(e) ""
  )
  if (length(answer)) answer[[1L]] else ""
}
# R CMD config itself needs make: without it the usual names are tried.
configured <- vapply(c("CXX17", "CXX14", "CXX"), function(name) {
  answer <- first_line(file.path(R.home("bin"), "R"), c("CMD", "config", name))
  if (grepl("^ERROR", answer)) "" else answer
}, "")
known <- c("g++", "clang++", "c++")
compiler <- c(configured[nzchar(configured)], known[nzchar(Sys.which(known))], "g++")[[1L]]
program <- Sys.which(strsplit(compiler, " ", fixed = TRUE)[[1L]][[1L]])
say("cxx.command", compiler)
say("cxx.path", program)
if (nzchar(program)) say("cxx.version", first_line(program, "--version"))
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
