# Lines of chains that run side by side, whole.
#
# rstan forks a process for each chain (parallel::mclapply), and all of them write to R's own output: each line in
# several pieces ("Chain ", "2", ": ", the text, its end), since R hands every piece to the system at once. So pieces of
# two chains meet in one line. Here each forked process writes into a pipe of its own, and whoever reads that hands on
# whole lines, as they end. Only stdout: messages and errors come in one piece.

# Evaluates `sampling` so. `parallel::mclapply` is another function for that time: no one but rstan itself sees the
# processes begin, and it is told at once of one that dies (lapply_watched). Lines are as they come where there are no
# named pipes or no grep, and nothing changes where there are no forks.
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
    # What was written last comes before what follows.
    on.exit(await_no_files(folder, 2))
    run <- function(...) {
      if (has_pipes && Sys.getpid() != parent && sink.number() == 0L) write_whole_lines(folder)
      FUN(...)
    }
    if (mc.preschedule) forked(X, run, ...) else lapply_watched(X, run, ...)
  }, namespace)
  sampling
}

# From now on what this process prints goes through a reader of its own, which removes the pipe when it has read all.
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
