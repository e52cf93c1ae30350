# The worker's memory: resident memory and the R heap in bytes. Collecting only the young generation takes about 10 ms
# with brms loaded; a full collection would take a tenth of a second.
studio_status <- function() {
  list(
    memory_bytes = resident_bytes(), heap_bytes = sum(gc(full = FALSE)[, 2L]) * 1048576, packages = loadedNamespaces()
  )
}

# From /proc if it exists; elsewhere the R heap is the best figure.
resident_bytes <- function() {
  lines <- tryCatch(suppressWarnings(readLines("/proc/self/status")), error = function(e) character())
  line <- grep("^VmRSS:", lines, value = TRUE)
  if (length(line)) as.numeric(gsub("[^0-9]", "", line)) * 1024 else sum(gc(full = FALSE)[, 2L]) * 1048576
}
