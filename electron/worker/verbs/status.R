# What the worker holds: resident memory and the R heap in bytes; the number of handles, and the bytes that their objects
# take. A whole collection would take a tenth of a second with brms loaded; this is asked often.
studio_status <- function() {
  list(
    memory_bytes = resident_bytes(), heap_bytes = sum(gc(full = FALSE)[, 2L]) * 1048576,
    handles = length(handle_store), handle_bytes = handle_bytes(), packages = loadedNamespaces()
  )
}

# From /proc where there is one; elsewhere the R heap is the best there is.
resident_bytes <- function() {
  lines <- tryCatch(suppressWarnings(readLines("/proc/self/status")), error = function(e) character())
  line <- grep("^VmRSS:", lines, value = TRUE)
  if (length(line)) as.numeric(gsub("[^0-9]", "", line)) * 1024 else sum(gc(full = FALSE)[, 2L]) * 1048576
}
