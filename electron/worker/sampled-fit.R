# The fit that this worker has sampled. It is kept apart from other objects, and is not sent to the main process, either
# as a value or by a handle. So errors in handles, labels, sizes or answers cannot lose a fit.
sampled <- new.env(parent = emptyenv())

# Writes the fit to `file`, completely or not at all; readRDS reads it in any R. Returns the problem, or "".
write_sampled <- function(file) {
  write_whole(file, function(partial) {
    saveRDS(sampled$fit, partial)
    if (!is_whole_gzip(partial)) stop("not all of it was written; the disk may be full", call. = FALSE)
  })
}

# Calls `write` with a temporary name, and renames the file if that worked. Returns the problem, or "". R gives its own
# reason, if any, in a warning ("cannot open file …: No space left on device").
write_whole <- function(file, write) {
  partial <- paste0(file, ".", Sys.getpid(), ".part")
  on.exit(unlink(partial))
  reasons <- character()
  tryCatch(
    withCallingHandlers({
      write(partial)
      if (!file.rename(partial, file)) stop("it cannot be renamed", call. = FALSE)
      ""
    }, warning = function(w) {
      reasons <<- c(reasons, condition_message(w))
      tryInvokeRestart("muffleWarning")
    }),
    error = function(e) paste(c(reasons, condition_message(e)), collapse = "; ")
  )
}

# R does not report bytes that could not be written when a file was closed. A gzip file ends with the size of its
# content (modulo 2^32), which shows whether it was cut short.
is_whole_gzip <- function(file) {
  size <- file.size(file)
  if (is.na(size) || size < 18) return(FALSE)
  end <- file(file, "rb")
  seek(end, size - 4)
  last <- as.numeric(readBin(end, "raw", 4L))
  close(end)
  packed <- gzfile(file, "rb")
  on.exit(close(packed))
  count <- 0
  while (n <- length(readBin(packed, "raw", 4194304L))) count <- count + n
  sum(last * 256^(0:3)) == count %% 2^32
}

# Writes doubles in their order in memory, little-endian: an array of draws, chains and variables is then ordered by
# variable, chain, draw. It writes pieces of 1 MB, because R copies what it writes, and writes at most 2 GB at once.
write_doubles <- function(values, file) {
  count <- length(values)
  piece <- 131072
  write_whole(file, function(partial) {
    out <- file(partial, "wb")
    tryCatch({
      written <- 0
      while (written < count) {
        end <- min(written + piece, count)
        writeBin(as.double(.subset(values, (written + 1):end)), out, endian = "little")
        written <- end
      }
    }, finally = close(out))
    if (file.size(partial) != 8 * count) stop("not all of it was written; the disk may be full", call. = FALSE)
  })
}
