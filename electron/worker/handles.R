# The objects that stay here while the main process holds a handle to them.

handle_store <- new.env(hash = TRUE, parent = emptyenv())
handle_count <- 0

new_handle <- function(x) {
  handle_count <<- handle_count + 1
  id <- sprintf("%.0f", handle_count)
  assign(id, x, handle_store)
  list(
    id = id, epoch = settings$epoch, classes = as.list(class(x)), dim = if (!is.null(dim(x))) as.list(dim(x)),
    size = as.numeric(utils::object.size(x)), label = handle_label(x)
  )
}

# The object behind a handle. One of another worker, or a released one, is an error, never another object.
handle_value <- function(id, epoch) {
  if (!identical(epoch, settings$epoch)) {
    studio_stop("The handle belongs to a worker that is gone.", "stale-handle")
  }
  if (!exists(id, handle_store, inherits = FALSE)) studio_stop("The handle has been released.", "stale-handle")
  get(id, handle_store)
}

release_handles <- function(ids) {
  known <- ids[vapply(ids, exists, NA, handle_store, inherits = FALSE)]
  rm(list = known, envir = handle_store)
  length(known)
}

# Lets go of every handle made since there had been `count`.
forget_handles <- function(count) {
  if (handle_count > count) release_handles(sprintf("%.0f", seq(count + 1, handle_count)))
}

# One short line, cheap whatever the object.
handle_label <- function(x) {
  line <- if (is.language(x)) {
    deparse(x, 80L, nlines = 1L)[[1L]]
  } else if (is.function(x)) {
    deparse(args(x), 80L, nlines = 1L)[[1L]]
  } else if (!is.null(dim(x))) {
    paste(class(x)[[1L]], paste(dim(x), collapse = " x "))
  } else if (is.environment(x) || isS4(x)) {
    class(x)[[1L]]
  } else {
    paste0(class(x)[[1L]], " [", length(x), "]")
  }
  substr(line, 1L, 80L)
}
