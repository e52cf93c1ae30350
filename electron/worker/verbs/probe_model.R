# Compiles and samples a tiny model. This needs all that a fit needs of compiler, headers and backend. No cache is used,
# and no file is kept.

studio_probe_model <- function() {
  there <- Filter(function(name) requireNamespace(name, quietly = TRUE), c("rstan", "cmdstanr"))
  if (!length(there)) stop_with("Neither rstan nor cmdstanr can be loaded in this environment.", hint = "Install brms first.")
  backend <- there[[1L]]
  program <- "parameters { real y; } model { y ~ normal(0, 1); }"
  began <- proc.time()[["elapsed"]]
  model <- if (identical(backend, "cmdstanr")) compile_probe_cmdstanr(program) else compile_probe_rstan(program)
  compiled <- proc.time()[["elapsed"]]
  draws <- model()
  list(
    compile_seconds = compiled - began, sample_seconds = proc.time()[["elapsed"]] - compiled,
    backend = backend, draws = length(draws), finite = all(is.finite(draws)), version = as.character(utils::packageVersion(backend))
  )
}

compile_probe_rstan <- function(program) {
  model <- with_compiler_words(rstan::stan_model(model_code = program, auto_write = FALSE, save_dso = FALSE))
  function() {
    # rstan's warnings about so few draws are of no use here.
    fit <- suppressWarnings(rstan::sampling(model, chains = 1L, iter = 400L, seed = 1L, refresh = 0L))
    as.numeric(unlist(rstan::extract(fit, "y")))
  }
}

compile_probe_cmdstanr <- function(program) {
  folder <- tempfile("probe-")
  dir.create(folder)
  file <- cmdstanr::write_stan_file(program, dir = folder)
  model <- with_compiler_words(cmdstanr::cmdstan_model(file, quiet = FALSE))
  function() {
    fit <- model$sample(chains = 1L, iter_warmup = 200L, iter_sampling = 200L, seed = 1L, refresh = 0L)
    as.numeric(fit$draws("y"))
  }
}
