# The DESCRIPTION of a package in a tarball, zip or folder as a named list of texts, and the kind of package. If `path`
# is not a package, the error says why.
studio_package_describe <- function(path) {
  if (!file.exists(path)) {
    stop_with(
      sprintf("There is no file or folder %s.", path),
      hint = "Check the path. A package is a folder with DESCRIPTION, or a .tar.gz, .tgz or .zip file made of one.",
      where = path
    )
  }
  folder <- dir.exists(path)
  file <- if (folder) file.path(path, "DESCRIPTION") else packed_description(path)
  if (folder && !file.exists(file)) {
    stop_with(sprintf("The folder %s is not an R package: the file DESCRIPTION is missing.", path), where = path)
  }
  fields <- tryCatch(as.list(read.dcf(file, all = TRUE)[1L, , drop = FALSE]), error = function(e) {
    stop_with(
      sprintf("The R package %s cannot be read, because its DESCRIPTION is damaged: %s", path, conditionMessage(e)),
      where = path, parent = e
    )
  })
  for (field in c("Package", "Version")) {
    value <- fields[[field]]
    if (length(value) != 1L || is.na(value) || !nzchar(value)) {
      stop_with(sprintf("%s is not an R package: the field %s is missing in its DESCRIPTION.", path, field), where = path)
    }
  }
  if (!grepl("^[A-Za-z][A-Za-z0-9.]*[A-Za-z0-9]$", fields[["Package"]])) {
    stop_with(sprintf("%s is not an R package: \"%s\" is not a valid name of a package.", path, fields[["Package"]]), where = path)
  }
  refuse_other_build(path, fields[["Built"]])
  list(
    kind = if (folder) "folder" else if (is.null(fields[["Built"]])) "source" else "binary",
    fields = lapply(fields, function(x) utf8_texts(as.character(x)[[1L]]))
  )
}

# Extracts the DESCRIPTION of a packed package; returns the path of that file.
packed_description <- function(path) {
  zip <- grepl("[.]zip$", path, ignore.case = TRUE)
  members <- tryCatch(
    suppressWarnings(if (zip) utils::unzip(path, list = TRUE)$Name else utils::untar(path, list = TRUE, tar = "internal")),
    error = function(e) character()
  )
  if (!length(members)) {
    what <- if (zip) "a zip archive" else "a tar archive, packed with gzip, bzip2 or xz or not at all"
    stop_with(sprintf("%s is not an R package: it is not %s.", path, what), where = path)
  }
  found <- grep("^([.]/)?[^/]+/DESCRIPTION$", members, value = TRUE)
  if (length(found) != 1L || grepl("(^|/)[.][.](/|$)", found)) {
    stop_with(
      sprintf("%s is not an R package: the file DESCRIPTION is missing in its only folder.", path),
      hint = "A package is a folder with DESCRIPTION, packed by \"R CMD build\".", where = path
    )
  }
  to <- tempfile("package-")
  if (zip) utils::unzip(path, found, exdir = to) else utils::untar(path, found, exdir = to, tar = "internal")
  file.path(to, found)
}

# A binary package works only with the R version and system that it was built for.
refuse_other_build <- function(path, built) {
  if (is.null(built) || is.na(built)) return(invisible())
  parts <- trimws(strsplit(built, ";", fixed = TRUE)[[1L]])
  version <- sub("^R ", "", parts[[1L]])
  here <- getRversion()
  there <- tryCatch(numeric_version(version), error = function(e) here)
  same_r <- identical(as.character(there[1L, 1:2]), as.character(here[1L, 1:2]))
  system <- if (length(parts) >= 4L) parts[[4L]] else .Platform$OS.type
  same_platform <- length(parts) < 2L || parts[[2L]] %in% c("", R.version$platform)
  if (same_r && same_platform && system == .Platform$OS.type) return(invisible())
  stop_with(
    sprintf(
      "%s was built for R %s on %s; this environment has R %s on %s.", path, version,
      if (nzchar(parts[[2L]])) parts[[2L]] else system, here, R.version$platform
    ),
    hint = "Use the source package, or the binary package for this R and system.", where = path
  )
}
