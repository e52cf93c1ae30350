# The conversation with the main process.

protocol_version <- 1L

settings <- new.env(parent = emptyenv())
current <- new.env(parent = emptyenv())
current$id <- NULL
current$interrupted <- FALSE
current$evaluating <- FALSE

# Reads a variable of the environment and removes it, so that programs started by R do not get it.
read_settings <- function() {
  settings$epoch <- Sys.getenv("BRMS_STUDIO_EPOCH")
  settings$segments <- Sys.getenv("BRMS_STUDIO_SHM")
  settings$token <- Sys.getenv("BRMS_STUDIO_TOKEN")
  settings$port <- as.integer(Sys.getenv("BRMS_STUDIO_PORT"))
  settings$tests <- Sys.getenv("BRMS_STUDIO_TESTS")
  Sys.unsetenv(c("BRMS_STUDIO_TOKEN", "BRMS_STUDIO_PORT"))
}

connect <- function() {
  # A year: the worker waits for the next call while the main process lives.
  how <- list(host = "127.0.0.1", port = settings$port, blocking = FALSE, open = "r+b", timeout = 31536000L)
  # Without this, an answer after an event waits until the event was acknowledged.
  if ("options" %in% names(formals(socketConnection))) how$options <- "no-delay"
  settings$connection <- do.call(socketConnection, how)
  hide_connection(as.integer(settings$connection))
  send_frame(list(hello = list(
    protocol = protocol_version, token = settings$token, pid = Sys.getpid(), r = as.character(getRversion())
  )))
  settings$token <- NULL
}

# A call's answer as a frame: its payload or, as data, its error.
run_call <- function(request, resolve = resolve_target) {
  trace <- list()
  output <- new_output(request$reusable)
  on.exit(drop_output(output))
  failure <- function(error, traceback) {
    # Handles made for the answer are released, and the count is sent again: the answer that had it may not have been
    # sent.
    drop_output(output)
    told <- list(id = request$id, ok = FALSE, error = error, traceback = traceback, kept = handles_kept())
    tryCatch(frame_bytes(told), error = function(e) {
      told$error <- list(message = error$message, classes = list("error"), call = NULL, parents = list(), code = error$code)
      told$traceback <- list()
      frame_bytes(told)
    })
  }
  withRestarts(
    tryCatch({
      value <- withCallingHandlers({
        evaluate(read_call(request, resolve))
      }, error = function(e) {
        make_room()
        trace <<- tryCatch(live_traceback(sys.calls()), error = function(e) list())
        refuse_text(e)
      }, interrupt = refuse_text)
      encoded <- encode_value(value, output)
      close_output(output)
      segments <- if (is.null(output$path)) list() else list(output$name)
      answer <- list(id = request$id, ok = TRUE, result = encoded, segments = segments)
      answer$kept <- handles_news()
      bytes <- frame_bytes(answer)
      output$complete <- TRUE
      bytes
    },
      error = function(e) failure(condition_data(e), trace),
      interrupt = function(i) {
        error <- condition_data(i)
        # R's own interrupts have no message. An interrupt that R code signals is an error of that code: the user did
        # not stop it.
        if (identical(i, real_interrupt)) {
          error$message <- "Interrupted."
          error$code <- "cancelled"
        } else if (!nzchar(error$message)) {
          error$message <- "R code signalled an interrupt."
        }
        failure(error, list())
      }
    ),
    # R's "abort" restart, used by code that ends quietly and by errors that no handler can catch. At top level it ends
    # R.
    abort = function() failure(aborted, list())
  )
}

aborted <- list(
  message = "R code ended the call without a result (as invokeRestart(\"abort\") does).", classes = list("abort"),
  call = NULL, parents = list(), hint = "Look in the log for its output before that."
)

real_interrupt <- structure(class = c("interrupt", "condition"), list())

# Decodes the call. The segments of its arguments are removed before it is evaluated.
read_call <- function(request, resolve) {
  input <- new_input()
  on.exit(close_input(input))
  build_call(
    resolve(request$target),
    lapply(request$args, decode_value, input), lapply(request$kwargs, decode_value, input)
  )
}

# Interrupts are allowed only here.
evaluate <- function(built) {
  current$evaluating <- TRUE
  on.exit({
    current$evaluating <- FALSE
    make_room()
    # The code of a call may set options too, such as OutDec; later calls need numbers in R's usual form.
    keep_numbers()
  })
  if (current$interrupted) tools::pskill(Sys.getpid(), tools::SIGINT)
  with_conditions_sent(allowInterrupts(eval(built$call, built$frame)))
}

# R code may set a lower limit of nested expressions; the worker itself needs this many.
expressions_least <- 1000L

# R allows the handlers of "evaluation nested too deeply" 500 more expressions, so this works with any limit.
make_room <- function() if (getOption("expressions") < expressions_least) options(expressions = 5000L)

# Answers a request with a frame.
answer <- function(request) {
  current$id <- request$id
  current$target <- request$target
  on.exit(current$id <- current$target <- current$ours <- NULL)
  switch(request$cmd,
    CALL = run_call(request),
    `_RUN_TEST_BY_NAME` = run_call(request, resolve_test),
    PING = , SHUTDOWN = frame_bytes(list(id = request$id, ok = TRUE, result = payload("null"), segments = list())),
    frame_bytes(list(id = request$id, ok = FALSE, traceback = list(), error = list(
      message = paste0("unknown command ", request$cmd), classes = list("error"), call = NULL, parents = list(),
      code = "protocol"
    )))
  )
}

serve <- function() {
  read_settings()
  # Strings are sent as UTF-8; output should be UTF-8 too, if the system allows it.
  if (!l10n_info()[["UTF-8"]]) suppressWarnings(Sys.setlocale("LC_CTYPE", "C.UTF-8"))
  # Unrequested plots are discarded: no window opens and no Rplots.pdf is written.
  options(device = function(...) grDevices::pdf(NULL), menu.graphics = FALSE)
  connect()
  repeat {
    compile_while_idle()
    request <- read_frame()
    if (is.null(request)) break
    send_bytes(answer(request))
    if (request$cmd == "SHUTDOWN") break
  }
  quit(save = "no", status = 0L)
}
