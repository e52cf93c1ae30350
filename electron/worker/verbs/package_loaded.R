# The libraries that R looks in, and the packages that it has loaded with the folders that they came from.
studio_package_loaded <- function() {
  names <- setdiff(loadedNamespaces(), "base")
  folder <- function(name) tryCatch(getNamespaceInfo(name, "path"), error = function(e) "")
  list(libraries = .libPaths(), names = names, folders = vapply(names, folder, "", USE.NAMES = FALSE))
}
