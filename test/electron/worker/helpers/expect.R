# What tests share. Each fails with an error that says what was found.

# `code` fails, with a message in which `pattern` is found; gives the condition.
expect_error <- function(code, pattern = "", class = "error") {
  found <- tryCatch({
    force(code)
    NULL
  }, error = identity)
  if (is.null(found)) stop("it did not fail", call. = FALSE)
  if (!inherits(found, class)) stop("it failed with the class ", class(found)[[1L]], call. = FALSE)
  if (!grepl(pattern, conditionMessage(found))) stop("it failed with: ", conditionMessage(found), call. = FALSE)
  invisible(found)
}

expect_identical <- function(found, wanted, what = deparse(substitute(found), 200L)[[1L]]) {
  if (identical(found, wanted)) return(invisible())
  show <- function(x) paste(utils::capture.output(utils::str(x)), collapse = " ")
  stop(what, " is", show(found), ", not", show(wanted), call. = FALSE)
}
