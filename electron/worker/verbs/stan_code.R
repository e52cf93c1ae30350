# The Stan program of a brm() call, without compiling it.

studio_stan_code <- function(call, data, data_name) {
  frame <- brm_call_frame(call, data, data_name)
  frame$expr$empty <- TRUE
  as.character(brms::stancode(eval(frame$expr, frame$env)))
}
