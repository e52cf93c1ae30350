# Runs the chains of a prepared and compiled fit, by the user's brm() call with the compiled model. The fit is written
# to `file` before any answer is sent, and stays in this worker for fit_draws and save_fit. `refresh` only sets how
# often the sampler reports; it does not change the draws. Returns why writing failed ("" if it did not) and the numbers
# of the chains that have draws.

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
  # rstan returns a fit without draws if no chain could start.
  if (!has_draws(done)) stop("No chain gave any draws.", call. = FALSE)
  sampled$fit <- done
  tell_main("sampled")
  list(problem = write_sampled(file), chains = chains_with_draws(done))
}

has_draws <- function(fit) {
  inside <- fit$fit
  methods::is(inside, "stanfit") && inside@mode == 0L && length(inside@sim) > 0L
}

# The numbers of the chains at their start, without those that failed. Empty if unknown.
chains_with_draws <- function(fit) {
  numbers <- tryCatch(vapply(fit$fit@stan_args, function(one) as.integer(one$chain_id), 0L), error = function(e) integer())
  if (anyNA(numbers)) integer() else numbers
}
