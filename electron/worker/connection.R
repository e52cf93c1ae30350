# Sends and reads whole frames over the socket, even when interrupts come.
#
# R lets interrupts through while it waits for a socket, even if they are suspended (R_SelectEx in its sys-std.c). So
# waiting and transferring are separate steps. Reading waits with socketSelect, which reads no bytes, and then reads the
# bytes that are there. Writing sends pieces that fit into one `send`, and repeats a piece whose wait was interrupted.

# This connection is hidden from R code: closeAllConnections() closes all others, and code that goes through the open
# connections cannot write between the frames. For this, base R's two functions that return connections are replaced.
# Code that makes a connection from its bare number still can; the main process reports that as a broken protocol.
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

# Waits until there are bytes to read; returns whether an interrupt came meanwhile. It also takes interrupts that are
# pending at its start and at its end, in one tryCatch, which takes as long as a system call.
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

# Reads `n` bytes; NULL if the main process is gone. An interrupt that comes meanwhile is kept for the call.
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
  # The main process sends a call only after all interrupts of the previous one. Those have come by now, and are dropped
  # here so that they cannot stop the wrong call.
  wait_for_bytes()
  current$interrupted <- FALSE
  header <- read_bytes(4L)
  if (is.null(header)) return(NULL)
  size <- readBin(header, "integer", endian = "little")
  if (is.na(size) || size < 1L || size > frame_limit) stop("a frame of impossible size came from the main process")
  bytes <- read_bytes(size)
  if (is.null(bytes)) NULL else mp_unpack(bytes)
}

# A frame: a 4-byte little-endian length, then MessagePack. It is not sent yet, so a failure here cuts no frame.
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
        # A pending interrupt is taken before, because it would come during the write's own wait.
        allowInterrupts(Sys.sleep(0))
        writeBin(piece, settings$connection)
        TRUE
      }, interrupt = function(i) FALSE)
      if (written) break
      interrupted <- TRUE
    }
  }
  # The interrupt was meant for the running call, which was only sending an event.
  if (interrupted && current$evaluating) tools::pskill(Sys.getpid(), tools::SIGINT)
}

# The functions that run in every call. R compiles only large functions automatically, and these are small; compiled
# ones save a tenth of the time. Compiling them would make the start too slow, so it is done while the worker is idle.
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

# Are there bytes to read? An interrupt counts too: the next wait takes it.
is_asked <- function() {
  tryCatch(socketSelect(list(settings$connection), FALSE, 0), interrupt = function(i) TRUE)
}
