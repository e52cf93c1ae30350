# The output of R code while it runs, and the printed form of objects, as text of limited length.

# The most characters of a text, and the most seconds for printing it.
shown_limit <- 200000L
shown_seconds <- 5
said_limit <- 1000L

# Evaluates `expr` and records output, messages and warnings in their order; all of them are logged too. Returns the
# value and the recorded text.
with_said <- function(expr) {
  sunk <- open_sink(split = TRUE)
  on.exit(close_sink(sunk))
  levels <- texts <- character()
  ends <- numeric()
  record <- function(level, condition) {
    if (length(levels) >= said_limit) return()
    levels[[length(levels) + 1L]] <<- level
    texts[[length(texts) + 1L]] <<- cut_text(sub("\n$", "", condition_message(condition)), 10000L)
    ends[[length(ends) + 1L]] <<- sunk_bytes(sunk)
  }
  value <- withCallingHandlers(list(expr),
    warning = function(w) record("warning", w), message = function(m) record("message", m)
  )
  output <- sunk_parts(sunk, ends)
  # Output, then the conditions signalled after it, then output …
  said <- list(level = c(rbind(rep("output", length(levels)), levels), "output"),
    text = c(rbind(output[seq_along(levels)], texts), output[[length(output)]]))
  keep <- nzchar(said$text)
  list(value = value[[1L]], said = list(level = said$level[keep], text = said$text[keep]))
}

# The text that `expr` prints: at most `shown_limit` characters, printed within `shown_seconds`.
printed_text <- function(expr) {
  # Without colours and line widths meant for a terminal.
  before <- options(max.print = 10000L, width = 100L, crayon.enabled = FALSE, cli.num_colors = 1L)
  on.exit(options(before))
  sunk <- open_sink(split = FALSE)
  on.exit(close_sink(sunk), add = TRUE)
  late <- FALSE
  begun <- proc.time()[[3L]]
  setTimeLimit(elapsed = shown_seconds, transient = TRUE)
  on.exit(setTimeLimit(), add = TRUE)
  # Any other error is not caught here, so that its traceback shows the method that failed.
  withRestarts(
    withCallingHandlers(expr, error = function(e) {
      # R has no class for this error, and its message is in the user's language.
      if (proc.time()[[3L]] - begun >= shown_seconds) invokeRestart("studio_late")
    }),
    studio_late = function() late <<- TRUE
  )
  setTimeLimit()
  bytes <- sunk_bytes(sunk)
  text <- read_sunk(sunk, 0, min(bytes, 4 * shown_limit))
  long <- nchar(text) > shown_limit || bytes > 4 * shown_limit
  # R's own remark that it left entries out.
  omitted <- grepl("getOption(\"max.print\")", text, fixed = TRUE)
  list(text = substr(text, 1L, shown_limit), truncated = late || long || omitted)
}

# The printed form of a new object. The object is kept even if it cannot be printed.
result_text <- function(x) {
  tryCatch(printed_text(user_call(quote(base::print(x)), x)), error = function(e) {
    list(text = paste("It cannot be printed:", condition_message(e)), truncated = FALSE)
  })
}

# Output is written to a file, so that it cannot fill the memory, and long output does not become slower.
open_sink <- function(split) {
  sunk <- list(path = tempfile("said-"), depth = sink.number())
  sunk$connection <- file(sunk$path, "wb")
  sink(sunk$connection, split = split)
  sunk
}

# Also ends sinks that the code opened and left open. The code may have closed the worker's own sink.
close_sink <- function(sunk) {
  while (sink.number() > sunk$depth) sink()
  tryCatch(close(sunk$connection), error = function(e) NULL)
  unlink(sunk$path)
}

sunk_bytes <- function(sunk) {
  tryCatch(flush(sunk$connection), error = function(e) NULL)
  size <- file.size(sunk$path)
  if (is.na(size)) 0 else size
}

read_sunk <- function(sunk, from, to) {
  if (to <= from) return("")
  reader <- file(sunk$path, "rb")
  on.exit(close(reader))
  seek(reader, from)
  bytes <- readBin(reader, "raw", to - from)
  # The last character may be cut in two, and output may contain any bytes.
  utf8_texts(rawToChar(bytes[bytes != 0L]))
}

# The pieces of output between `ends`, and after the last; of long output only the first part.
sunk_parts <- function(sunk, ends) {
  ends <- pmin(c(ends, sunk_bytes(sunk)), shown_limit)
  starts <- c(0, ends[-length(ends)])
  vapply(seq_along(ends), function(i) read_sunk(sunk, starts[[i]], ends[[i]]), "")
}
