# Objects that the Objects screen asks for: code, calls and files become objects that are kept.

# A marked value becomes a handle whatever it is, also one that would otherwise go by value.
keep_object <- function(x, origin) structure(list(value = x, origin = origin), class = "studio_kept")

# Evaluates `expr`, keeps what it gives, and tells all of it: facts, printed form, what was said.
made_object <- function(expr, origin) {
  made <- with_said(expr)
  list(
    object = keep_object(made$value, origin), created = now_ms(), facts = facts_columns(list(object_facts(made$value))),
    printed = result_text(made$value), said = made$said
  )
}

now_ms <- function() floor(as.numeric(Sys.time()) * 1000)

# R code as expressions. What cannot be read is said with its line and column.
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
      hint = "Mend the code there.", where = place, parent = e
    )
  })
}

# As if typed: one expression after the other, in the global environment. The value of the last, shown or not.
evaluate_code <- function(code) {
  value <- NULL
  for (expression in as.list(parse_code(code))) value <- evaluate_as_typed(expression, globalenv())
  value
}

# Written like the evaluation of a call that was asked for, so that errors and tracebacks begin at the code itself.
evaluate_as_typed <- function(expression, frame) {
  built <- list(call = expression, frame = frame)
  eval(built$call, built$frame)
}

# A call about the object `x` as a user would make it: methods that were defined in the global environment are found.
user_call <- function(call, x) {
  frame <- new.env(parent = globalenv())
  assign("x", x, frame)
  evaluate_as_typed(call, frame)
}

# One expression of an argument. Several stand in braces.
argument_code <- function(code) {
  expressions <- as.list(parse_code(code))
  if (!length(expressions)) stop_with("An argument has no code.", hint = "Write R code, or leave the argument out.")
  if (length(expressions) == 1L) expressions[[1L]] else as.call(c(list(quote(`{`)), expressions))
}

# Puts `x` into `frame` by that name, or one like it where the name is another object's, and gives the name. `taken`: the
# names that no such other one may be.
variable_for <- function(x, name, frame, taken) {
  is_known <- can_be_variable(name) && exists(name, frame, inherits = FALSE)
  fits <- if (is_known) identical(get(name, frame, inherits = FALSE), x) else can_be_variable(name)
  variable <- if (fits) name else free_name("", paste0(name, ".1"), taken, frame)
  assign(variable, x, frame)
  variable
}

# The call of a function with objects and code as arguments. Objects are variables, as they would be to a user: calls
# that a model keeps stay short, and say what the screen said. Code stands as it is written, so that functions that look
# at it work, and can read the objects.
call_with_objects <- function(target, arguments) {
  if (startsWith(target, "studio::")) stop_with("studio is no R package.", hint = "Write package::function.")
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
