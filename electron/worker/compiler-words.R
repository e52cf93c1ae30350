# The messages of a compiler that failed.
#
# rstan 2.21 stops with the compiler's messages but loses them: it closes the file that receives its output, and the
# error becomes "invalid connection". Of messages over a thousand characters it keeps the last six lines, which do not
# name the fault. So they are read when the error is signalled, while the function of the package inline that ran the
# compiler still exists. Without that function, the messages of the errors themselves are used.

# Evaluates `compiling`. If it fails, the error's message is the compiler's most important lines; the log has all lines.
with_compiler_words <- function(compiling) {
  heard <- said <- character()
  tryCatch(
    withCallingHandlers(compiling, error = function(e) {
      heard <<- c(heard, strsplit(condition_message(e), "\n", fixed = TRUE)[[1L]])
      for (frame in sys.frames()) {
        words <- get0("errmsg", frame, mode = "character", inherits = FALSE)
        if (length(words)) said <<- words
      }
    }),
    error = function(e) {
      if (length(said)) writeLines(said, stderr())
      words <- if (length(said)) said else unique(heard)
      stop(simpleError(paste(telling_lines(words), collapse = "\n")))
    }
  )
}

# The lines to read first: those from the first line that names a fault, or else the last ones.
telling_lines <- function(lines, count = 30L) {
  fault <- grep("error:|not found|No such file|No space left|Killed", lines, ignore.case = TRUE)
  if (length(fault)) utils::head(lines[fault[[1L]]:length(lines)], count) else utils::tail(lines, count)
}
