# Runs chains at the same time, each in a forked process, and reports a process that dies.

# Like `parallel::mclapply(mc.preschedule = FALSE)`, which notices a killed process only when all others are done. Here
# it is an error at once, and the other processes are ended too.
lapply_watched <- function(X, FUN, ..., mc.set.seed = TRUE, mc.silent = FALSE, mc.cores = 1L) {
  results <- vector("list", length(X))
  names(results) <- names(X)
  waiting <- seq_along(X)
  running <- list()
  on.exit(end_processes(running))
  while (length(waiting) || length(running)) {
    while (length(waiting) && length(running) < mc.cores) {
      i <- waiting[[1L]]
      waiting <- waiting[-1L]
      # In a list, so that NULL can be a result.
      running[[as.character(i)]] <- parallel::mcparallel(
        list(FUN(X[[i]], ...)), name = i, mc.set.seed = mc.set.seed, silent = mc.silent
      )
    }
    # mccollect() only warns of a process without a result; here it is an error.
    ended <- suppressWarnings(parallel::mccollect(unname(running), wait = FALSE, timeout = 1))
    for (k in seq_along(ended)) {
      i <- names(ended)[[k]]
      running[[i]] <- NULL
      result <- ended[[k]]
      if (is.null(result)) {
        stop("Chain ", i, " was stopped by the system: its process was killed, or crashed, before it was done.", call. = FALSE)
      }
      results[as.integer(i)] <- if (inherits(result, "try-error")) list(result) else result
    }
  }
  failed <- sum(vapply(results, inherits, NA, "try-error"))
  if (failed) warning(failed, " function calls resulted in an error", call. = FALSE)
  results
}

end_processes <- function(running) {
  if (!length(running)) return(invisible())
  for (process in running) tools::pskill(process$pid, tools::SIGKILL)
  suppressWarnings(parallel::mccollect(unname(running)))
  invisible()
}
