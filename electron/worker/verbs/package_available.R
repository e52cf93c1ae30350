# The packages that the repositories of options(repos) offer for this R: binaries first, if the system has them. `needs`
# is Depends, Imports and LinkingTo, joined by commas. A repository that cannot be read is reported with the reason; it
# is not an error.
studio_package_available <- function() {
  repos <- getOption("repos")
  # An index is small, so a repository that does not answer should be reported soon.
  old <- options(timeout = 30)
  on.exit(options(old))
  types <- if (identical(.Platform$pkgType, "source")) "source" else c("binary", "source")
  failed <- list(repository = character(), reason = character())
  rows <- list()
  for (type in types) {
    for (name in names(repos)) {
      found <- repository_rows(repos[[name]], type)
      if (nrow(found$rows)) {
        rows[[length(rows) + 1L]] <- offered_packages(found$rows, name, type)
      } else if (type == "source" && length(found$said)) {
        failed$repository <- c(failed$repository, name)
        failed$reason <- c(failed$reason, paste(found$said, collapse = " "))
      }
    }
  }
  fields <- c("name", "version", "repository", "url", "md5", "needs")
  columns <- lapply(fields, function(field) as.character(unlist(lapply(rows, `[[`, field))))
  names(columns) <- fields
  contribs <- list(repository = as.character(names(repos)), url = as.character(utils::contrib.url(repos, "source")))
  list(offered = lapply(columns, utf8_texts), failed = lapply(failed, utf8_texts), contribs = contribs)
}

# The index of one repository, and R's messages if it cannot be read.
repository_rows <- function(url, type) {
  said <- character()
  rows <- tryCatch(
    withCallingHandlers(
      utils::available.packages(
        utils::contrib.url(url, type), fields = c("MD5sum", "File"), ignore_repo_cache = TRUE, type = type
      ),
      warning = function(w) {
        said <<- c(said, conditionMessage(w))
        tryInvokeRestart("muffleWarning")
      }
    ),
    error = function(e) {
      said <<- c(said, conditionMessage(e))
      matrix(character(), 0L, 0L)
    }
  )
  # The last message has the cause; those before it only say that compressed indexes are missing too.
  list(rows = rows, said = utils::tail(unique(said), 2L))
}

offered_packages <- function(rows, repository, type) {
  field <- function(name) ifelse(is.na(rows[, name]), "", rows[, name])
  extension <- if (type == "source") ".tar.gz" else if (.Platform$OS.type == "windows") ".zip" else ".tgz"
  file <- field("File")
  file[file == ""] <- paste0(field("Package"), "_", field("Version"), extension)[file == ""]
  list(
    name = field("Package"), version = field("Version"), repository = rep(repository, nrow(rows)),
    url = paste0(field("Repository"), "/", file), md5 = field("MD5sum"),
    needs = paste(field("Depends"), field("Imports"), field("LinkingTo"), sep = ", ")
  )
}
