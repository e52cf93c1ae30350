# Runs the chains of a prepared and compiled fit: the very brm() call, with the compiled model handed in.
# `refresh` only sets how often rstan reports; it does not touch the draws.

studio_sample_model <- function(call, data, data_name, fit) {
  frame <- studio_model_frame(call, data, data_name)
  frame$env$.compiled <- fit
  frame$expr$fit <- quote(.compiled)
  iter <- eval(frame$expr$iter, frame$env)
  frame$expr$refresh <- max(1L, as.integer(iter) %/% 50L)
  frame$expr$open_progress <- FALSE
  if (identical(frame$expr$backend, "cmdstanr")) frame$expr$open_progress <- NULL
  eval(frame$expr, frame$env)
}
