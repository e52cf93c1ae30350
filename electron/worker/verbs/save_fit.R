# Writes the fit that this worker has sampled to a file. Returns the problem, or "". `new`: an existing file is never
# overwritten.

studio_save_fit <- function(file, new = FALSE) {
  if (new && file.exists(file)) return("a file of that name exists already")
  write_sampled(file)
}
