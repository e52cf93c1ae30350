# From the text of a brm() call to everything that is decided before compiling: brms's own checks of formula, family,
# priors and data, the Stan program, and what a compiled form of it depends on. `brm(empty = TRUE)` does just that.
# The call is evaluated where `data` has the name that the call uses and nothing else of ours is in sight.

studio_model_frame <- function(call, data, data_name) {
  expr <- str2lang(call)
  if (!is.call(expr) || !identical(expr[[1L]], quote(brm))) stop("The call is not a call of brm().", call. = FALSE)
  expr[[1L]] <- quote(brms::brm)
  env <- new.env(parent = globalenv())
  assign(data_name, data, envir = env)
  list(expr = expr, env = env)
}

studio_prepare_fit <- function(call, data, data_name) {
  frame <- studio_model_frame(call, data, data_name)
  backend <- frame$expr$backend
  if (is.null(backend)) backend <- "rstan"
  if (!requireNamespace(backend, quietly = TRUE)) {
    stop("The backend \"", backend, "\" needs the R package ", backend, ", which is not installed in this environment.",
      call. = FALSE)
  }
  frame$expr$empty <- TRUE
  fit <- eval(frame$expr, frame$env)
  list(fit = fit, stan_code = as.character(brms::stancode(fit)), built_with = studio_toolchain(backend))
}

# What decides whether a compiled model can be used again, beside the program itself.
studio_toolchain <- function(backend) {
  wanted <- c(backend, if (backend == "rstan") c("StanHeaders", "Rcpp", "RcppEigen", "BH"))
  packages <- wanted[vapply(wanted, function(name) nzchar(system.file(package = name)), NA)]
  versions <- vapply(packages, function(name) as.character(utils::packageVersion(name)), "")
  makefiles <- c(file.path(R.home("etc"), "Makeconf"), tools::makevars_user(), tools::makevars_site())
  makefiles <- makefiles[nzchar(makefiles) & file.exists(makefiles)]
  # Code that is made for this very processor does not run on another one that shares the home folder.
  native <- any(vapply(makefiles, function(file) any(grepl("=native", readLines(file, warn = FALSE), fixed = TRUE)), NA))
  c(
    R = as.character(getRversion()), platform = R.version$platform, versions,
    compiler = studio_compiler(),
    boost = studio_boost_version(),
    flags = paste(tools::md5sum(makefiles), collapse = "-"),
    if (native) c(processor = studio_first_match("/proc/cpuinfo", "^model name")),
    if (backend == "cmdstanr") c(cmdstan = tryCatch(as.character(cmdstanr::cmdstan_version()), error = function(e) "none"))
  )
}

# The first line of what R's own C++ compiler says of its version.
studio_compiler <- function() {
  ask <- function(program, arguments) {
    said <- tryCatch(suppressWarnings(system2(program, arguments, stdout = TRUE, stderr = FALSE)), error = function(e) "")
    if (length(said)) said[[1L]] else ""
  }
  configured <- ask(file.path(R.home("bin"), "R"), c("CMD", "config", "CXX14"))
  program <- strsplit(if (nzchar(configured) && !grepl("^ERROR", configured)) configured else "g++", " ", fixed = TRUE)[[1L]][[1L]]
  banner <- ask(program, "--version")
  if (nzchar(banner)) banner else "unknown"
}

# Debian's BH has no headers of its own: those of the system are used, in whatever version they are.
studio_boost_version <- function() {
  folders <- c(system.file("include", package = "BH"), tryCatch(rstan::rstan_options("boost_lib"), error = function(e) ""))
  headers <- file.path(folders[nzchar(folders)], "boost", "version.hpp")
  headers <- headers[file.exists(headers)]
  if (length(headers)) sub('.*"(.*)".*', "\\1", studio_first_match(headers[[1L]], "^#define BOOST_LIB_VERSION ")) else "unknown"
}

studio_first_match <- function(file, pattern) {
  lines <- tryCatch(readLines(file, warn = FALSE), error = function(e) character())
  found <- grep(pattern, lines, value = TRUE)
  if (length(found)) trimws(found[[1L]]) else "unknown"
}
