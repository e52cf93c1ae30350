# Objects for the Objects screen: the results of code, calls and files are kept.

# A marked value is always sent as a handle, even if its value could be sent.
keep_object <- function(x, origin) structure(list(value = x, origin = origin), class = "studio_kept")

# Evaluates `expr` and keeps the result. Returns its facts, its printed form and the output.
made_object <- function(expr, origin) {
  made <- with_said(expr)
  list(
    object = keep_object(made$value, origin), created = now_ms(), facts = facts_columns(list(object_facts(made$value))),
    printed = result_text(made$value), said = made$said
  )
}

now_ms <- function() floor(as.numeric(Sys.time()) * 1000)

# R code as expressions. The error for code that cannot be read has line and column.
parse_code <- function(code) {
  tryCatch(parse(text = code, keep.source = TRUE, encoding = "UTF-8"), error = function(e) {
    said <- condition_message(e)
    found <- regmatches(said, regexec("^<text>:([0-9]+):([0-9]+): ([^\n]*)\n?(.*)$", said))[[1L]]
    if (!length(found)) stop_with(paste0("The R code cannot be read: ", said), parent = e)
    place <- sprintf("line %s, column %s", found[[2L]], found[[3L]])
    stop_with(
      paste0(
        "The R code cannot be read at ", place, ": ", found[[4L]], ".",
        if (nzchar(found[[5L]])) paste0("\n", found[[5L]])
      ),
      hint = "Correct the code there.", where = place, parent = e
    )
  })
}

# Evaluates the expressions in the global environment, as if typed. Returns the value of the last, visible or not.
evaluate_code <- function(code) {
  value <- NULL
  for (expression in as.list(parse_code(code))) value <- evaluate_as_typed(expression, globalenv())
  value
}

# Written like the evaluation of a requested call, so that errors and tracebacks begin at the code itself.
evaluate_as_typed <- function(expression, frame) {
  built <- list(call = expression, frame = frame)
  eval(built$call, built$frame)
}

# Calls a function with the object `x` as a user would: methods defined in the global environment are found.
user_call <- function(call, x) {
  frame <- new.env(parent = globalenv())
  assign("x", x, frame)
  evaluate_as_typed(call, frame)
}

# The code of an argument as one expression; several expressions are put into braces.
argument_code <- function(code) {
  expressions <- as.list(parse_code(code))
  if (!length(expressions)) stop_with("An argument has no code.", hint = "Write R code, or leave the argument out.")
  if (length(expressions) == 1L) expressions[[1L]] else as.call(c(list(quote(`{`)), expressions))
}

# Puts `x` into `frame` under that name, or a similar one if another object has the name. Returns the name. `taken`:
# names that may not be used.
variable_for <- function(x, name, frame, taken) {
  is_known <- can_be_variable(name) && exists(name, frame, inherits = FALSE)
  fits <- if (is_known) identical(get(name, frame, inherits = FALSE), x) else can_be_variable(name)
  variable <- if (fits) name else free_name("", paste0(name, ".1"), taken, frame)
  assign(variable, x, frame)
  variable
}

# A function call with objects and code as arguments. Objects are variables, as for a user, so that calls kept by a
# model stay short and look as on the screen. Code is inserted as written: it can use the objects, and functions that
# examine the code of their arguments work.
call_with_objects <- function(target, arguments) {
  if (startsWith(target, "studio::")) stop_with("studio is not an R package.", hint = "Write package::function.")
  frame <- new.env(parent = globalenv())
  expression <- resolve_target(target)$expression
  is_code <- vapply(arguments, function(argument) is.null(argument$place), NA)
  parts <- vector("list", length(arguments))
  parts[is_code] <- lapply(arguments[is_code], function(argument) argument_code(argument$code))
  called <- vapply(arguments[!is_code], function(argument) argument$as, "")
  taken <- c(called, unlist(lapply(c(list(expression), parts[is_code]), names_in)))
  for (i in which(!is_code)) {
    parts[[i]] <- as.name(variable_for(object_at(arguments[[i]]$place), arguments[[i]]$as, frame, taken))
  }
  given <- vapply(arguments, function(argument) argument$name, "")
  if (any(nzchar(given))) names(parts) <- given
  evaluate_as_typed(as.call(c(list(expression), parts)), frame)
}
