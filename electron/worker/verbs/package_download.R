# Downloads a file from the first of the addresses that gives it; its path below `folder`. With `md5` what came must be
# what the repository meant.
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
        sprintf("What came from %s is not what the repository lists: it was damaged or changed on its way.", shown),
        hint = "Try again, or choose another mirror in the network settings.", where = shown
      )
    }
    return(file)
  }
  shown <- without_passwords(unlist(urls))
  reason <- without_passwords(paste(unique(said), collapse = " "))
  stop_with(
    sprintf("%s could not be downloaded: %s", paste(shown, collapse = ", "), reason),
    hint = "Look at the mirror, the proxy and the certificate in the network settings.",
    where = shown[[1L]]
  )
}

# Addresses for errors: of https://name:password@host the password is left out.
without_passwords <- function(text) gsub("(://[^[:space:]/:@]*):[^[:space:]/@]+@", "\\1:...@", text)
