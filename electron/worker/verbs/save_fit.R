# The fitted brmsfit as a file that readRDS reads anywhere.

studio_save_fit <- function(fit, file) {
  partial <- paste0(file, ".part")
  on.exit(unlink(partial))
  tryCatch(
    {
      saveRDS(fit, partial)
      stopifnot("it cannot be renamed" = file.rename(partial, file))
    },
    error = function(e) {
      studio_stop(
        paste0("The fit could not be written to ", file, ": ", conditionMessage(e)),
        hint = "Make room on the disk, or choose a project folder that can be written, and fit again.", parent = e
      )
    }
  )
  file.size(file)
}
