# Keeps lines whole when several chains print at the same time.
#
# rstan forks a process for each chain (parallel::mclapply), and all of them write to R's output. Each line is written
# in several pieces ("Chain ", "2", ": ", the text, its end), so pieces of two chains may be mixed in one line. Here
# each forked process writes into its own pipe, and the reader of the pipe passes on whole lines. Only for stdout:
# messages and errors are written in one piece.

# Evaluates `sampling` that way. Meanwhile `parallel::mclapply` is replaced, because only rstan itself starts the
# processes; the replacement reports a process that dies at once (lapply_watched). Without named pipes or grep, lines
# may be mixed. Without forks, nothing changes.
with_whole_lines <- function(sampling) {
  if (.Platform$OS.type != "unix") return(sampling)
  has_pipes <- capabilities("fifo") && nzchar(Sys.which("grep"))
  folder <- tempfile("lines-")
  dir.create(folder)
  namespace <- asNamespace("parallel")
  forked <- get("mclapply", namespace)
  on.exit({
    put_binding("mclapply", forked, namespace)
    unlink(folder, recursive = TRUE)
  })
  put_binding("mclapply", function(X, FUN, ..., mc.preschedule = TRUE) {
    FUN <- match.fun(FUN)
    parent <- Sys.getpid()
    # Waits for the readers, so that the last lines come before later output.
    on.exit(await_no_files(folder, 2))
    run <- function(...) {
      if (has_pipes && Sys.getpid() != parent && sink.number() == 0L) write_whole_lines(folder)
      FUN(...)
    }
    if (mc.preschedule) forked(X, run, ...) else lapply_watched(X, run, ...)
  }, namespace)
  sampling
}

# From now on the output of this process goes through its own reader, which removes the pipe when it has read all.
write_whole_lines <- function(folder) {
  pipe <- file.path(folder, Sys.getpid())
  quoted <- shQuote(pipe)
  if (system(paste("mkfifo", quoted)) != 0L) return(invisible())
  system(paste0("{ LC_ALL=C grep -a --line-buffered '' <", quoted, "; rm -f ", quoted, "; }"), wait = FALSE)
  sink(fifo(pipe, "w", blocking = TRUE))
}

await_no_files <- function(folder, seconds) {
  end <- proc.time()[["elapsed"]] + seconds
  while (length(list.files(folder)) && proc.time()[["elapsed"]] < end) Sys.sleep(0.01)
}
