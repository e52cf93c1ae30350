# What the worker holds: resident memory and the R heap in bytes. A collection of the young generation, as here, takes some
# 10 ms with brms loaded; a whole one would take a tenth of a second.
studio_status <- function() {
  list(
    memory_bytes = resident_bytes(), heap_bytes = sum(gc(full = FALSE)[, 2L]) * 1048576, packages = loadedNamespaces()
  )
}

# From /proc where there is one; elsewhere the R heap is the best there is.
resident_bytes <- function() {
  lines <- tryCatch(suppressWarnings(readLines("/proc/self/status")), error = function(e) character())
  line <- grep("^VmRSS:", lines, value = TRUE)
  if (length(line)) as.numeric(gsub("[^0-9]", "", line)) * 1024 else sum(gc(full = FALSE)[, 2L]) * 1048576
}
