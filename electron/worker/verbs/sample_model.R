# Runs the chains of a prepared and compiled fit: the very brm() call, with the compiled model at hand. What came of it
# is written to `file` before anything is said of it, and stays in this worker for fit_draws and save_fit.
# `refresh` only sets how often the sampler reports; it does not touch the draws.
# Gives what stood against writing it ("" for nothing) and the numbers of the chains that have draws.

studio_sample_model <- function(call, data, data_name, fit, file) {
  frame <- brm_call_frame(call, data, data_name)
  iter <- eval(frame$expr$iter, frame$env)
  frame$expr$refresh <- max(1L, as.integer(iter) %/% 50L)
  if (identical(fit$backend, "rstan")) {
    frame$env$.compiled <- fit
    frame$expr$fit <- quote(.compiled)
    frame$expr$open_progress <- FALSE
  }
  done <- with_whole_lines(eval(frame$expr, frame$env))
  # rstan gives a fit without draws where no chain could start.
  if (!has_draws(done)) stop("No chain gave any draws.", call. = FALSE)
  sampled$fit <- done
  tell_main("sampled")
  list(problem = write_sampled(file), chains = chains_with_draws(done))
}

has_draws <- function(fit) {
  inside <- fit$fit
  methods::is(inside, "stanfit") && inside@mode == 0L && length(inside@sim) > 0L
}

# The numbers that the chains had when they were started: those that failed are missing. Empty where that is not known.
chains_with_draws <- function(fit) {
  numbers <- tryCatch(vapply(fit$fit@stan_args, function(one) as.integer(one$chain_id), 0L), error = function(e) integer())
  if (anyNA(numbers)) integer() else numbers
}
