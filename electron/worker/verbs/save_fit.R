# The fitted brmsfit as a file that readRDS reads anywhere.

studio_save_fit <- function(fit, file) {
  partial <- paste0(file, ".part")
  on.exit(unlink(partial))
  saveRDS(fit, partial)
  if (!file.rename(partial, file)) stop("The fit could not be written to ", file, ".", call. = FALSE)
  file.size(file)
}
