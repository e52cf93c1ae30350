# Downloads a file from the first address that has it; returns its path in `folder`. The file must have the checksum
# `md5`, if that is given.
studio_package_download <- function(urls, folder, md5 = NULL) {
  said <- character()
  for (url in unlist(urls)) {
    file <- file.path(folder, basename(url))
    got <- tryCatch(
      withCallingHandlers(
        utils::download.file(url, file, quiet = TRUE, mode = "wb") == 0L,
        warning = function(w) {
          said <<- c(said, conditionMessage(w))
          tryInvokeRestart("muffleWarning")
        }
      ),
      error = function(e) {
        said <<- c(said, conditionMessage(e))
        FALSE
      }
    )
    if (!got || !file.exists(file) || file.size(file) == 0) {
      unlink(file)
      next
    }
    if (!is.null(md5) && !identical(unname(tools::md5sum(file)), md5)) {
      unlink(file)
      shown <- without_passwords(url)
      stop_with(
        sprintf("The file from %s differs from the one that the repository lists: it was damaged or changed on its way.", shown),
        hint = "Try again, or choose another mirror in the network settings.", where = shown
      )
    }
    return(file)
  }
  shown <- without_passwords(unlist(urls))
  reason <- without_passwords(paste(unique(said), collapse = " "))
  stop_with(
    sprintf("%s could not be downloaded: %s", paste(shown, collapse = ", "), reason),
    hint = "Check the mirror, the proxy and the certificate in the network settings.",
    where = shown[[1L]]
  )
}

# Addresses for messages, without the password of https://name:password@host.
without_passwords <- function(text) gsub("(://[^[:space:]/:@]*):[^[:space:]/@]+@", "\\1:...@", text)
