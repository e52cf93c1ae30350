# The versions of R and of the packages that matter here.
studio_versions <- function() installed_versions()
