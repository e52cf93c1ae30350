# Buffers: small ones are sent in the frame, large ones in shared memory, in one file ("segment") for each message.

inline_limit <- 65536
# The most bytes of all inline buffers of a message together; further buffers go into a segment.
inline_total <- 1048576
alignment <- 64
# An answer with a larger first buffer gets a new segment: the main process keeps no segments of this size.
reuse_limit <- 536870912

segment_count <- 0

# The buffers that are being encoded for one message. If encoding fails, `drop_output` removes them. `reusable`: names
# of segments that the main process has read. They may be overwritten, which takes half the time of a new file.
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

# The main process removes a segment that is not taken in time. A renamed segment belongs to the worker alone.
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
    # writeBin() needs the vector without its attributes.
    if (!is.null(attributes(x))) attributes(x) <- NULL
    return(if (type == "raw") x else writeBin(x, raw()))
  }
  if (is.null(output$path)) open_segment(output, content)
  connection <- output$connection
  # `serialize` writes the vector's memory to the file piece by piece; `writeBin` would copy all of it first (five times
  # slower at 320 MB). Version 2 in native byte order has 14 bytes of header, 4 of flags, the length, the values, and
  # then the attributes, which are not read here.
  header <- if (length(x) > 2147483647) 30 else 22
  offset <- ceiling((output$end + header) / alignment) * alignment
  padding <- offset - header - output$end
  if (padding > 0) writeBin(raw(padding), connection)
  ref <- list(
    name = output$name, offset = offset, size = ceiling(content / alignment) * alignment, content_size = content,
    temporary = TRUE
  )
  # Attributes are removed, because `serialize` would write them too, even whole environments. (Not removing them if
  # there are none makes it twice as fast.)
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

# The same message as in the main process.
segment_full <- function(needed, why) {
  stop_with(
    sprintf("Shared memory is full: %.0f MB did not fit into %s (%s).", ceiling(needed / 1e6), settings$segments, why),
    code = "internal", hint = "Close other fits or projects, or make shared memory larger."
  )
}

# After a failure while encoding or packing: removes unfinished segments and handles that the main process did not get.
drop_output <- function(output) {
  if (output$complete) return(invisible())
  forget_handles(output$handles)
  if (is.null(output$path)) return(invisible())
  try(close(output$connection), silent = TRUE)
  unlink(output$path)
}

# The state of decoding one message: its segments, opened when first used, and those to remove.
new_input <- function() {
  input <- new.env(parent = emptyenv())
  input$connections <- list()
  input$temporary <- character()
  input
}

# The values of a buffer; `what` as in readBin.
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

# A segment that the main process does not keep is removed as soon as it is decoded. A message has one segment.
close_input <- function(input) {
  for (connection in input$connections) close(connection)
  if (length(input$temporary)) unlink(file.path(settings$segments, input$temporary))
}
