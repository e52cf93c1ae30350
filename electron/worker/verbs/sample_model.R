# Runs the chains of a prepared and compiled fit: the very brm() call, with the compiled model at hand.
# `refresh` only sets how often the sampler reports; it does not touch the draws.

studio_sample_model <- function(call, data, data_name, fit) {
  frame <- studio_model_frame(call, data, data_name)
  iter <- eval(frame$expr$iter, frame$env)
  frame$expr$refresh <- max(1L, as.integer(iter) %/% 50L)
  if (identical(fit$backend, "rstan")) {
    frame$env$.compiled <- fit
    frame$expr$fit <- quote(.compiled)
    frame$expr$open_progress <- FALSE
  }
  with_whole_lines(eval(frame$expr, frame$env))
}
