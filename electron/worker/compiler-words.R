# What a compiler said, where it failed.
#
# rstan 2.21 stops with the compiler's words and then loses them: on its way out it closes the file that it diverts
# output to, and what arrives is "invalid connection". Of more than a thousand characters it takes the last six lines,
# which are not the ones that name the fault. So the words are taken where the error is signalled, while the function of
# the package inline that ran the compiler is still at work; where there is none, what the errors themselves said.

# Evaluates `compiling`; where that fails the error's message is the compiler's words, and all of them are in the log.
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

# The lines to read first: from the first that names a fault on, or else the last ones.
telling_lines <- function(lines, count = 30L) {
  fault <- grep("error:|not found|No such file|No space left|Killed", lines, ignore.case = TRUE)
  if (length(fault)) utils::head(lines[fault[[1L]]:length(lines)], count) else utils::tail(lines, count)
}
