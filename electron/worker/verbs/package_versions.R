# The versions of a package in the archives of these src/contrib addresses, unordered; none for an address without an
# archive.
studio_package_versions <- function(name, urls) {
  old <- options(timeout = 30)
  on.exit(options(old))
  listed <- unlist(lapply(unlist(urls), function(url) folder_listing(paste0(url, "/Archive/", name))))
  pattern <- paste0("(?<![A-Za-z0-9.])", gsub(".", "\\.", name, fixed = TRUE), "_[0-9]+([.-][0-9]+)*(?=\\.tar\\.gz)")
  found <- unlist(regmatches(listed, gregexpr(pattern, listed, perl = TRUE)))
  utf8_texts(unique(substring(as.character(found), nchar(name) + 2L)))
}

# The names of the files in a folder, or a server's page that lists them.
folder_listing <- function(url) {
  if (startsWith(url, "file:")) {
    path <- utils::URLdecode(sub("^file:(//)?", "", url))
    return(list.files(sub("^/([A-Za-z]:)", "\\1", path)))
  }
  page <- tempfile()
  on.exit(unlink(page))
  got <- tryCatch(
    suppressWarnings(utils::download.file(paste0(url, "/"), page, quiet = TRUE, mode = "wb")) == 0L,
    error = function(e) FALSE
  )
  if (got) readLines(page, warn = FALSE, encoding = "UTF-8") else character()
}
