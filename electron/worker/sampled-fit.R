# The fit that this worker has sampled. It is kept here by itself and goes to the main process neither as an object nor
# under a handle: nothing that tells of a fit (handles, labels, sizes, answers) can lose one.
sampled <- new.env(parent = emptyenv())

# Writes the fit to `file`, which readRDS reads anywhere: whole or not at all. Gives what stood against it, or "".
write_sampled <- function(file) {
  write_whole(file, function(partial) {
    saveRDS(sampled$fit, partial)
    if (!is_whole_gzip(partial)) stop("not all of it was written; the disk may be full", call. = FALSE)
  })
}

# Calls `write` with a temporary name and gives the file its own name where that went well. Gives what stood against it,
# or "": R's own reason is in a warning ("cannot open file …: No space left on device") where it has one.
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

# R does not tell of bytes that could not be written when a file was closed. A gzip file ends with the size of what is in
# it (modulo 2^32), so one that was cut short tells of it.
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

# Writes doubles as they lie in memory, little-endian: an array of draws, chains and variables is then ordered by
# variable, chain, draw. In pieces of 1 MB: R copies what it writes, so no more than a piece is ever copied, and it writes
# at most 2 GB at once.
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
