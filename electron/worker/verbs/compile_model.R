# A compiled model for a prepared fit: read from `file` where it is there, built and put there where not.
# The file appears whole or not at all, so two workers that build the same model at once do no harm.

studio_compile_model <- function(fit, file) {
  model <- studio_read_model(file)
  reused <- !is.null(model)
  if (!reused) {
    studio_emit("compiling", list())
    model <- rstan::stan_model(model_code = as.character(brms::stancode(fit)), save_dso = TRUE)
    partial <- paste0(file, ".", Sys.getpid(), ".part")
    on.exit(unlink(partial))
    dir.create(dirname(file), recursive = TRUE, showWarnings = FALSE)
    saveRDS(model, partial)
    if (!file.rename(partial, file)) warning("The compiled model could not be kept in ", dirname(file), ".", call. = FALSE)
  }
  # A stanfit without chains is what brm(fit = …) takes a compiled model from.
  fit$fit <- suppressMessages(rstan::sampling(model, data = brms::standata(fit), chains = 0))
  list(fit = fit, reused = reused)
}

studio_read_model <- function(file) {
  if (!file.exists(file)) return(NULL)
  tryCatch({
    model <- readRDS(file)
    # Loads the shared object: a file from another machine or a broken one fails here and is built again.
    stopifnot(methods::is(model, "stanmodel"))
    rstan:::grab_cxxfun(model@dso)
    model
  }, error = function(e) {
    unlink(file)
    NULL
  })
}
