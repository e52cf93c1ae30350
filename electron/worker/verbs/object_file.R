# Reads the object in an .rds file and keeps it.
studio_object_file <- function(file, origin) {
  read <- function() {
    tryCatch(suppressWarnings(readRDS(file)), error = function(e) {
      stop_with(
        sprintf("The R object in the file %s cannot be read: %s", file, condition_message(e)),
        hint = "Fit the model again, or put the file back from a copy.", where = file, parent = e
      )
    })
  }
  made_object(read(), origin)
}
