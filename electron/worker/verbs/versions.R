# The versions of R and of the packages that the app needs.
studio_versions <- function() installed_versions()
