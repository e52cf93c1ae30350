# Buffers: small ones ride in the frame, large ones in shared memory, one file ("segment") per message.

inline_limit <- 65536
# All the inline buffers of a message together: many small ones make a segment worth while too.
inline_total <- 1048576
alignment <- 64
# An answer whose first buffer is larger takes a new segment: the main process keeps none of this size.
reuse_limit <- 536870912

segment_count <- 0

# What is being encoded for one message. Where it does not get complete, `drop_output` takes it back. `reusable`: names of
# segments that the main process has read and that may be taken and written over, which takes half the time of a new file.
new_output <- function(reusable = NULL) {
  output <- new.env(parent = emptyenv())
  output$inline <- 0
  output$path <- NULL
  output$reusable <- reusable
  output$end <- 0
  output$handles <- handle_count
  output$complete <- FALSE
  output
}

# `content`: the bytes of the first buffer.
open_segment <- function(output, content) {
  segment_count <<- segment_count + 1
  output$name <- sprintf("w%.0f", segment_count)
  output$path <- file.path(settings$segments, output$name)
  reused <- length(output$reusable) && content <= reuse_limit && take_segment(output$reusable[[1L]], output$path)
  output$connection <- file(output$path, if (reused) "r+b" else "wb")
}

# The main process removes a segment that nobody takes in time. Who has renamed it has it alone.
take_segment <- function(name, path) {
  suppressWarnings(file.rename(file.path(settings$segments, valid_segment(name)), path))
}

valid_segment <- function(name) {
  if (!is.character(name) || !grepl("^[a-z][0-9]+$", name)) stop("a shared-memory reference has no valid name")
  name
}

# An atomic vector (double, integer, logical, raw, complex) as a buffer: raw bytes or a ShmRef.
put_buffer <- function(output, x) {
  type <- typeof(x)
  width <- switch(type, double = 8, complex = 16, raw = 1, 4)
  content <- length(x) * width
  if (content < inline_limit && output$inline + content <= inline_total) {
    output$inline <- output$inline + content
    # Here the attributes are in the way.
    if (!is.null(attributes(x))) attributes(x) <- NULL
    return(if (type == "raw") x else writeBin(x, raw()))
  }
  if (is.null(output$path)) open_segment(output, content)
  connection <- output$connection
  # `serialize` hands the vector's memory to the file piece by piece, where `writeBin` would copy it whole first (five
  # times slower at 320 MB). Version 2 in native byte order is 14 bytes of header, 4 of flags, the length, the values,
  # and only then the attributes, which nobody reads here.
  header <- if (length(x) > 2147483647) 30 else 22
  offset <- ceiling((output$end + header) / alignment) * alignment
  padding <- offset - header - output$end
  if (padding > 0) writeBin(raw(padding), connection)
  ref <- list(
    name = output$name, offset = offset, size = ceiling(content / alignment) * alignment, content_size = content,
    temporary = TRUE
  )
  # It would write whatever hangs on the vector too, environments whole. (Where there is nothing, taking nothing off
  # makes it twice as fast.)
  if (!all(vapply(attributes(x)[names(attributes(x)) != "dimnames"], plain_attribute, NA))) attributes(x) <- NULL
  tryCatch(
    serialize(x, connection, xdr = FALSE, version = 2L),
    error = function(e) segment_full(offset + content, conditionMessage(e))
  )
  output$end <- seek(connection, NA, rw = "write")
  ref
}

plain_attribute <- function(x) is.atomic(x) && is.null(attributes(x))

close_output <- function(output) {
  if (is.null(output$path)) return(invisible())
  close(output$connection)
  written <- file.size(output$path)
  if (is.na(written) || written < output$end) {
    unlink(output$path)
    segment_full(output$end, "not all of it was written")
  }
}

# The same words as the main process has for it.
segment_full <- function(needed, why) {
  stop_with(
    sprintf("Shared memory is full: %.0f MB did not fit into %s (%s).", ceiling(needed / 1e6), settings$segments, why),
    code = "internal", hint = "Close other fits or projects, or give shared memory more room."
  )
}

# After a failure while encoding or packing: nothing half written stays, nor a handle that nobody will ever know.
drop_output <- function(output) {
  if (output$complete) return(invisible())
  forget_handles(output$handles)
  if (is.null(output$path)) return(invisible())
  try(close(output$connection), silent = TRUE)
  unlink(output$path)
}

# What is being decoded from one message: its segments, opened when first used, and which of them to remove.
new_input <- function() {
  input <- new.env(parent = emptyenv())
  input$connections <- list()
  input$temporary <- character()
  input
}

# A buffer's values; `what` as in readBin.
get_buffer <- function(input, buffer, what) {
  width <- switch(what, double = 8, integer = , logical = 4, complex = 16, 1)
  if (is.raw(buffer)) return(if (what == "raw") buffer else readBin(buffer, what, length(buffer) / width))
  name <- valid_segment(buffer$name)
  connection <- input$connections[[name]]
  if (is.null(connection)) {
    connection <- file(file.path(settings$segments, name), "rb")
    input$connections[[name]] <- connection
  }
  if (isTRUE(buffer$temporary)) input$temporary <- name
  seek(connection, buffer$offset)
  n <- buffer$content_size / width
  x <- readBin(connection, what, n)
  if (length(x) != n) stop("a shared-memory segment is shorter than its reference says")
  x
}

# What the main process does not keep goes as soon as it is decoded. A message has one segment.
close_input <- function(input) {
  for (connection in input$connections) close(connection)
  if (length(input$temporary)) unlink(file.path(settings$segments, input$temporary))
}
