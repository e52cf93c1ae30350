# Frames over the socket, whole whatever interrupts come.
#
# R lets interrupts through while it waits for a socket, even where they are suspended (R_SelectEx in its sys-std.c). So
# nothing here waits and transfers in one step: reading waits with socketSelect, which takes no bytes, and then takes
# what is there without waiting; writing goes in pieces that one `send` takes, each repeated if its wait was cut short.

# R code does not see this connection: closeAllConnections() closes all others, and nobody who goes through the open ones
# writes between our frames. Base R's two functions that give connections are others here; whoever makes one up from its
# bare number still can, which is told as a breach of the protocol.
hide_connection <- function(ours) {
  listed <- getAllConnections
  given <- getConnection
  put_binding("getAllConnections", function() setdiff(listed(), ours), baseenv())
  put_binding("getConnection", function(what) {
    if (isTRUE(as.integer(what) == ours)) stop(sprintf("there is no connection %d", ours), call. = FALSE)
    given(what)
  }, baseenv())
}

frame_limit <- 268435456
piece_size <- 8192L

# Waits until there is something to read; says whether an interrupt came meanwhile. Those that are pending when it
# begins and when the bytes have come are taken too, in one tryCatch, which costs as much as a system call does.
wait_for_bytes <- function() {
  interrupted <- FALSE
  repeat {
    ready <- tryCatch({
      allowInterrupts(Sys.sleep(0))
      found <- socketSelect(list(settings$connection), FALSE, NULL)
      allowInterrupts(Sys.sleep(0))
      found
    }, interrupt = function(i) NA)
    if (is.na(ready)) interrupted <- TRUE else if (ready) return(interrupted)
  }
}

# `n` bytes, or NULL when the main process is gone. An interrupt that comes in between is kept for the call.
read_bytes <- function(n) {
  parts <- list()
  left <- n
  waited <- FALSE
  while (left > 0) {
    part <- readBin(settings$connection, "raw", left)
    if (length(part)) {
      parts[[length(parts) + 1L]] <- part
      left <- left - length(part)
    } else if (waited) {
      return(NULL)
    } else if (wait_for_bytes()) {
      current$interrupted <- TRUE
    }
    waited <- !length(part)
  }
  if (length(parts) == 1L) parts[[1L]] else unlist(parts)
}

# The next request, or NULL when the main process is gone.
read_frame <- function() {
  # The main process sends a call only after it has sent its interrupts of the one before: those have come by now, and
  # are taken here so that they cannot hit the wrong call.
  wait_for_bytes()
  current$interrupted <- FALSE
  header <- read_bytes(4L)
  if (is.null(header)) return(NULL)
  size <- readBin(header, "integer", endian = "little")
  if (is.na(size) || size < 1L || size > frame_limit) stop("a frame of impossible size came from the main process")
  bytes <- read_bytes(size)
  if (is.null(bytes)) NULL else mp_unpack(bytes)
}

# A frame: a 4-byte little-endian length, then MessagePack. Nothing is sent yet, so a failure here tears nothing.
frame_bytes <- function(x) {
  body <- mp_pack(x)
  if (length(body) > frame_limit) {
    stop_with(
      sprintf("The result is too large to be sent: %.0f MB beside its vectors.", length(body) / 1e6),
      hint = "Take a part of it, or a form with fewer and longer vectors."
    )
  }
  c(writeBin(length(body), raw(), endian = "little"), body)
}

send_frame <- function(x) send_bytes(frame_bytes(x))

send_bytes <- function(bytes) {
  size <- length(bytes)
  interrupted <- FALSE
  for (from in seq.int(1L, size, piece_size)) {
    piece <- if (size <= piece_size) bytes else bytes[from:min(size, from + piece_size - 1L)]
    repeat {
      written <- tryCatch({
        # One that is pending is taken before: it would come in the write's own wait.
        allowInterrupts(Sys.sleep(0))
        writeBin(piece, settings$connection)
        TRUE
      }, interrupt = function(i) FALSE)
      if (written) break
      interrupted <- TRUE
    }
  }
  # It was meant for the call that is running, which has only been telling something.
  if (interrupted && current$evaluating) tools::pskill(Sys.getpid(), tools::SIGINT)
}

# What runs in every call. By itself R compiles only what is large, which these are not; compiled, a round trip takes a
# tenth less time. Compiling them takes longer than a start should, so that is done where nothing is asked for.
uncompiled <- c(
  "mp_pack", "mp_map", "mp_array", "mp_scalar", "mp_string", "mp_bytes", "valid_utf8", "mp_unpack", "read_frame",
  "wait_for_bytes", "read_bytes", "answer", "run_call", "read_call", "new_input", "decode_value", "resolve_target",
  "exported_function", "build_call", "names_in", "free_name", "can_be_variable", "close_input", "evaluate", "with_conditions_sent", "new_output", "encode_value",
  "payload", "put_buffer", "close_output", "drop_output", "frame_bytes", "send_bytes"
)

compile_while_idle <- function() {
  studio <- environment(compile_while_idle)
  while (length(uncompiled) && !is_asked()) {
    name <- uncompiled[[1L]]
    uncompiled <<- uncompiled[-1L]
    assign(name, compiler::cmpfun(get(name, studio)), studio)
  }
}

# Is there something to read? An interrupt is nothing to be idle in either: the next wait takes it.
is_asked <- function() {
  tryCatch(socketSelect(list(settings$connection), FALSE, 0), interrupt = function(i) TRUE)
}
