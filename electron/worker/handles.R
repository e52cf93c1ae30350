# The objects that stay in the worker while the main process has a handle to them.

# By id: `object`, `created` (milliseconds since 1970), `origin` (the target of the call that made it), `size` (bytes)
# and `label` (one line).
handle_store <- new.env(hash = TRUE, parent = emptyenv())
handle_count <- 0
# The size of all kept objects in bytes; memory that two handles share counts twice.
handle_bytes <- 0
# Counts how often objects were kept or released, and what the count was in the last report.
handle_changes <- 0
handle_changes_told <- 0

# Keeps an object. Returns the facts about it for the main process.
new_handle <- function(x, origin = current$target) {
  handle_count <<- handle_count + 1
  id <- sprintf("%.0f", handle_count)
  entry <- list(
    object = x, created = now_ms(), origin = one_text(origin, 1000L), size = object_bytes(x), label = handle_label(x)
  )
  assign(id, entry, handle_store)
  handle_bytes <<- handle_bytes + entry$size
  handle_changes <<- handle_changes + 1
  extents <- tryCatch(plain_dim(x), error = function(e) NULL)
  list(
    id = id, epoch = settings$epoch, classes = as.list(class_texts(x)), dim = if (length(extents)) as.list(extents),
    size = entry$size, label = entry$label
  )
}

# Is `id` a text like those that are given out? R could not look up other values.
are_ids <- function(ids) grepl("^[1-9][0-9]{0,15}$", ids)

# The object of a handle. A handle of another worker, or a released one, is an error.
handle_value <- function(id, epoch) {
  if (!identical(epoch, settings$epoch)) {
    stop_with("The R object is gone, because its R process has ended.", "stale-handle")
  }
  if (!is.character(id) || length(id) != 1L || !are_ids(id)) {
    stop_with(
      sprintf("There never was an object with the id '%s'.", one_line(one_text(id))), "stale-handle",
      hint = "Load or compute the object again."
    )
  }
  if (!exists(id, handle_store, inherits = FALSE)) stop_with("The R object was removed from memory.", "stale-handle")
  get(id, handle_store)$object
}

# Returns how many objects were released; ids of objects that are gone already are ignored.
release_handles <- function(ids) {
  ids <- unique(as.character(ids))
  ids <- ids[are_ids(ids)]
  known <- ids[vapply(ids, exists, NA, handle_store, inherits = FALSE)]
  handle_bytes <<- handle_bytes - sum(vapply(known, function(id) get(id, handle_store)$size, 0))
  rm(list = known, envir = handle_store)
  # Sums beyond 2^53 are not exact: a rest is removed here.
  if (!length(handle_store)) handle_bytes <<- 0
  handle_changes <<- handle_changes + length(known)
  length(known)
}

# Releases every handle made after the first `count` ones.
forget_handles <- function(count) {
  if (handle_count > count) release_handles(sprintf("%.0f", seq(count + 1, handle_count)))
}

# For an answer: the number of kept objects and their bytes.
handles_kept <- function() list(handles = length(handle_store), bytes = whole_count(handle_bytes))

# The same, or NULL if the main process knows it: most calls change nothing, and sending it takes time.
handles_news <- function() {
  if (handle_changes == handle_changes_told) return(NULL)
  handle_changes_told <<- handle_changes
  handles_kept()
}

register_codec("handle", character(),
  function(x) TRUE,
  function(x, output, depth) {
    payload("handle", if (identical(class_of(x), "studio_kept")) new_handle(x$value, x$origin) else new_handle(x))
  },
  function(payload, input) handle_value(payload$meta$id, payload$meta$epoch)
)
