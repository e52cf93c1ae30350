# The text of a brm() call as an expression, with an environment to evaluate it in. There `data` has the name that the
# call uses, and no other variable of the worker is visible.

brm_call_frame <- function(call, data, data_name) {
  expr <- str2lang(call)
  if (!is.call(expr) || !identical(expr[[1L]], quote(brm))) stop("The R code is not a call of brm().", call. = FALSE)
  expr[[1L]] <- quote(brms::brm)
  env <- new.env(parent = globalenv())
  assign(data_name, data, envir = env)
  list(expr = expr, env = env)
}
