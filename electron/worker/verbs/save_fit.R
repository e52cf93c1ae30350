# Writes the fit that this worker has sampled to a file. Gives what stood against it, or "". `new`: a file that is there
# already is left alone.

studio_save_fit <- function(file, new = FALSE) {
  if (new && file.exists(file)) return("there is a file of that name already")
  write_sampled(file)
}
