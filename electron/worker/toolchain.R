# The tools that compiled models are built with.

# The facts that, with the program itself, decide whether a compiled model can be used again.
toolchain_versions <- function(backend) {
  wanted <- c(backend, if (backend == "rstan") c("StanHeaders", "Rcpp", "RcppEigen", "BH"))
  packages <- wanted[vapply(wanted, function(name) nzchar(system.file(package = name)), NA)]
  versions <- vapply(packages, function(name) as.character(utils::packageVersion(name)), "")
  makefiles <- c(file.path(R.home("etc"), "Makeconf"), tools::makevars_user(), tools::makevars_site())
  makefiles <- makefiles[nzchar(makefiles) & file.exists(makefiles)]
  # Code compiled for this processor may not run on another computer that shares the home folder.
  native <- any(vapply(makefiles, function(file) any(grepl("=native", readLines(file, warn = FALSE), fixed = TRUE)), NA))
  c(
    R = as.character(getRversion()), platform = R.version$platform, versions,
    compiler = compiler_banner(),
    boost = boost_version(),
    flags = paste(tools::md5sum(makefiles), collapse = "-"),
    if (native) c(processor = first_line_with("/proc/cpuinfo", "^model name")),
    if (backend == "cmdstanr") c(cmdstan = tryCatch(as.character(cmdstanr::cmdstan_version()), error = function(e) "none"))
  )
}

# The first line of the `--version` output of R's C++ compiler.
compiler_banner <- function() {
  ask <- function(program, arguments) {
    said <- tryCatch(suppressWarnings(system2(program, arguments, stdout = TRUE, stderr = FALSE)), error = function(e) "")
    if (length(said)) said[[1L]] else ""
  }
  configured <- ask(file.path(R.home("bin"), "R"), c("CMD", "config", "CXX14"))
  program <- strsplit(if (nzchar(configured) && !grepl("^ERROR", configured)) configured else "g++", " ", fixed = TRUE)[[1L]][[1L]]
  banner <- ask(program, "--version")
  if (nzchar(banner)) banner else "unknown"
}

# Debian's BH has no headers of its own: those of the system are used, in any version.
boost_version <- function() {
  folders <- c(system.file("include", package = "BH"), tryCatch(rstan::rstan_options("boost_lib"), error = function(e) ""))
  headers <- file.path(folders[nzchar(folders)], "boost", "version.hpp")
  headers <- headers[file.exists(headers)]
  if (length(headers)) sub('.*"(.*)".*', "\\1", first_line_with(headers[[1L]], "^#define BOOST_LIB_VERSION ")) else "unknown"
}

first_line_with <- function(file, pattern) {
  lines <- tryCatch(readLines(file, warn = FALSE), error = function(e) character())
  found <- grep(pattern, lines, value = TRUE)
  if (length(found)) trimws(found[[1L]]) else "unknown"
}
