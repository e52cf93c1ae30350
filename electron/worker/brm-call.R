# The text of a brm() call as something to evaluate: where `data` has the name that the call uses and nothing else of ours
# is in sight.

brm_call_frame <- function(call, data, data_name) {
  expr <- str2lang(call)
  if (!is.call(expr) || !identical(expr[[1L]], quote(brm))) stop("The call is not a call of brm().", call. = FALSE)
  expr[[1L]] <- quote(brms::brm)
  env <- new.env(parent = globalenv())
  assign(data_name, data, envir = env)
  list(expr = expr, env = env)
}
