# R's conditions as data.

# Stops with an error of the app: its code, a hint that says what to do, and the field or file that it is about.
stop_with <- function(message, code = "invalid-input", hint = NULL, where = NULL, parent = NULL, call = NULL) {
  condition <- structure(
    class = c("studio_error", "error", "condition"),
    list(message = message, call = call, code = code, hint = hint, where = where, parent = parent)
  )
  ours <- current$ours
  current$ours <- c(list(condition), ours[seq_len(min(length(ours), 9L))])
  stop(condition)
}

# Was the condition made by the worker's own code in this call, and not changed since? R code may signal any class.
is_ours <- function(condition) {
  for (made in current$ours) if (identical(made, condition)) return(TRUE)
  FALSE
}

# A call as one line. Deparsing stops after one line, so data inside the call takes no time; a long string is one line.
call_line <- function(call) {
  line <- code_text(call, 120L, nlines = 2L)
  one_text(if (length(line) > 1L) paste(line[[1L]], "...") else line, 1000L)
}

# Conditions may have any class and form, and their methods may fail. The functions here never fail: an error in them
# would end R, or replace the condition that is being reported.

condition_data <- function(condition) {
  parents <- list()
  parent <- condition_field(condition, "parent")
  while (inherits(parent, "condition") && length(parents) < 20L) {
    parents[[length(parents) + 1L]] <- list(
      message = condition_message(parent), classes = as.list(class_texts(parent)),
      call = condition_call(parent), traceback = list(), parents = list()
    )
    parent <- condition_field(parent, "parent")
  }
  ours <- if (is_ours(condition)) unclass(condition)
  list(
    message = condition_message(condition), classes = as.list(class_texts(condition)),
    call = condition_call(condition), parents = parents,
    code = ours$code, hint = ours$hint, where = ours$where
  )
}

# For calling handlers: tryCatch() takes a condition that is a string with a class for the message of another condition,
# and fails if no handler catches that one. So it is signalled again as a condition that is a list.
refuse_text <- function(condition) {
  if (is.character(condition)) {
    stop(structure(class = class(condition), list(message = one_text(unclass(condition)), call = NULL)))
  }
}

condition_field <- function(condition, name) tryCatch(condition[[name]], error = function(e) NULL)

# A condition's message as one string.
condition_message <- function(condition) {
  tryCatch(one_text(conditionMessage(condition)), error = function(e) {
    why <- tryCatch(one_text(conditionMessage(e)), error = function(e) "")
    paste0("The message of a condition of the class '", class_texts(condition)[[1L]], "' cannot be read: ", why)
  })
}

# A condition's call as one line, or NULL; also NULL for the worker's own evaluation of the requested call.
condition_call <- function(condition) {
  tryCatch({
    call <- conditionCall(condition)
    if (is.null(call) || identical(call, our_eval)) NULL else call_line(call)
  }, error = function(e) NULL)
}
our_eval <- quote(eval(built$call, built$frame))

# The calls from the requested one to the one that failed, outermost first. Must be called with `sys.calls()` in a
# calling handler, while the stack still exists.
live_traceback <- function(calls) {
  ours <- which(vapply(calls, identical, NA, our_eval))
  if (!length(ours)) return(list())
  last <- length(calls)
  # The calls by which R itself gets from the error into a calling handler.
  while (last > 0L) {
    head <- calls[[last]][[1L]]
    handling <- is.function(head) || (is.call(head) && identical(head[[1L]], quote(`function`))) ||
      identical(head, quote(.handleSimpleError)) || identical(head, quote(h)) || identical(head, quote(signalCondition))
    if (!handling) break
    last <- last - 1L
  }
  # eval() appears twice, in R and in C, and again if a verb evaluates code of a user: then that last one counts.
  first <- max(ours) + 1L
  if (first > last) return(list())
  calls <- unname(as.list(calls[first:last]))
  n <- length(calls)
  if (n <= 60L) return(lapply(calls, call_line))
  c(lapply(calls[1:30], call_line), sprintf("... %d calls ...", n - 60L), lapply(calls[(n - 29L):n], call_line))
}

# Sends an event frame with the id of the running call. An interrupt cannot cut it. An event that cannot be encoded is
# left out, so that its call goes on.
send_event <- function(event, fields) {
  bytes <- tryCatch(frame_bytes(c(list(event = event, id = current$id), fields)), error = function(e) NULL)
  if (!is.null(bytes)) suspendInterrupts(send_bytes(bytes))
}

# For verbs: sends an event to the main process while the call goes on. `fields` is a named list of plain data.
tell_main <- function(kind, fields = list()) {
  send_event("verb", list(name = kind, fields = if (length(fields)) fields else mp_empty_map))
}

# Evaluates code and sends warnings and messages at once; the call goes on after them.
with_conditions_sent <- function(expr) {
  withCallingHandlers(expr,
    warning = function(w) {
      send_event("condition", list(
        level = "warning", message = condition_message(w), classes = as.list(class_texts(w)),
        call = condition_call(w)
      ))
      tryInvokeRestart("muffleWarning")
    },
    message = function(m) {
      text <- sub("\n$", "", condition_message(m))
      send_event("condition", list(
        level = "message", message = text, classes = as.list(class_texts(m)), call = NULL
      ))
      tryInvokeRestart("muffleMessage")
    }
  )
}
