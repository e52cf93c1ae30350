# Does everything for a brm() call that comes before compiling: brms's own checks of formula, family, priors and data,
# the Stan program, and the facts that a compiled program depends on. `brm(empty = TRUE)` does just that.

studio_prepare_fit <- function(call, data, data_name) {
  frame <- brm_call_frame(call, data, data_name)
  backend <- frame$expr$backend
  if (is.null(backend)) backend <- "rstan"
  if (!requireNamespace(backend, quietly = TRUE)) {
    stop("The backend \"", backend, "\" needs the R package ", backend, ", which is not installed in this environment.",
      call. = FALSE)
  }
  frame$expr$empty <- TRUE
  fit <- eval(frame$expr, frame$env)
  list(fit = fit, stan_code = as.character(brms::stancode(fit)), built_with = toolchain_versions(backend))
}
