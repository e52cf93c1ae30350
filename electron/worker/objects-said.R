# What R code says while it runs, and how objects print, as bounded text.

# Characters of a text, and seconds that its making may take.
shown_limit <- 200000L
shown_seconds <- 5
said_limit <- 1000L

# Evaluates `expr` and records what it says in order: output, messages, warnings. All of it goes into the log as well.
# Gives the value and what was said.
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
  # Output, what was signalled after it, output …
  said <- list(level = c(rbind(rep("output", length(levels)), levels), "output"),
    text = c(rbind(output[seq_along(levels)], texts), output[[length(output)]]))
  keep <- nzchar(said$text)
  list(value = value[[1L]], said = list(level = said$level[keep], text = said$text[keep]))
}

# What `expr` prints: at most `shown_limit` characters, and what there is after `shown_seconds`.
printed_text <- function(expr) {
  # Colours and the widths of a terminal are for terminals.
  before <- options(max.print = 10000L, width = 100L, crayon.enabled = FALSE, cli.num_colors = 1L)
  on.exit(options(before))
  sunk <- open_sink(split = FALSE)
  on.exit(close_sink(sunk), add = TRUE)
  late <- FALSE
  begun <- proc.time()[[3L]]
  setTimeLimit(elapsed = shown_seconds, transient = TRUE)
  on.exit(setTimeLimit(), add = TRUE)
  # Any other error goes on from where it is, so that its traceback is that of the method that failed.
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
  # R's own remark where it left entries out.
  omitted <- grepl("getOption(\"max.print\")", text, fixed = TRUE)
  list(text = substr(text, 1L, shown_limit), truncated = late || long || omitted)
}

# The printed form of what was just made: that it cannot be printed is no reason to lose it.
result_text <- function(x) {
  tryCatch(printed_text(user_call(quote(base::print(x)), x)), error = function(e) {
    list(text = paste("It cannot be printed:", condition_message(e)), truncated = FALSE)
  })
}

# Output goes to a file: nothing that R code prints can fill the memory or take longer the more there is.
open_sink <- function(split) {
  sunk <- list(path = tempfile("said-"), depth = sink.number())
  sunk$connection <- file(sunk$path, "wb")
  sink(sunk$connection, split = split)
  sunk
}

# Sinks that the code opened and left open end too. It may have closed ours.
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
  # A character may be cut at the end, and output may hold anything.
  utf8_texts(rawToChar(bytes[bytes != 0L]))
}

# The output between `ends`, and after the last: the first part of it where it is long.
sunk_parts <- function(sunk, ends) {
  ends <- pmin(c(ends, sunk_bytes(sunk)), shown_limit)
  starts <- c(0, ends[-length(ends)])
  vapply(seq_along(ends), function(i) read_sunk(sunk, starts[[i]], ends[[i]]), "")
}
