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
  packages <- intersect(c(backend, if (backend == "rstan") c("StanHeaders", "Rcpp", "RcppEigen", "BH")),
    rownames(utils::installed.packages(noCache = FALSE)))
  versions <- vapply(packages, function(name) as.character(utils::packageVersion(name)), "")
  compiler <- strsplit(Sys.getenv("CXX", unset = "g++"), " ", fixed = TRUE)[[1L]][1L]
  banner <- tryCatch(suppressWarnings(system2(compiler, "--version", stdout = TRUE, stderr = TRUE))[1L],
    error = function(e) "unknown")
  makefiles <- c(file.path(R.home("etc"), "Makeconf"), tools::makevars_user(), tools::makevars_site())
  makefiles <- makefiles[nzchar(makefiles) & file.exists(makefiles)]
  c(
    R = as.character(getRversion()), platform = R.version$platform, versions,
    compiler = if (is.na(banner)) "unknown" else banner,
    flags = paste(tools::md5sum(makefiles), collapse = "-"),
    if (backend == "cmdstanr") c(cmdstan = tryCatch(as.character(cmdstanr::cmdstan_version()), error = function(e) "none"))
  )
}
