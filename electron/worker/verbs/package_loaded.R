# The library folders of R, and the loaded packages with their folders.
studio_package_loaded <- function() {
  names <- setdiff(loadedNamespaces(), "base")
  folder <- function(name) tryCatch(getNamespaceInfo(name, "path"), error = function(e) "")
  list(libraries = .libPaths(), names = names, folders = vapply(names, folder, "", USE.NAMES = FALSE))
}
