# The objects that stay here while the main process holds a handle to them.

# By id: `object`, `created` (milliseconds since 1970), `origin` (the target of the call that made it), `size` (bytes)
# and `label` (one line).
handle_store <- new.env(hash = TRUE, parent = emptyenv())
handle_count <- 0
# What all that is kept takes, in bytes; what two handles share counts twice.
handle_bytes <- 0
# Counts what was kept and released, and where it stood when it was last told.
handle_changes <- 0
handle_changes_told <- 0

# Keeps an object. Gives what the main process is told of it.
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

# Ids as they are given: others have no form that R could look up.
are_ids <- function(ids) grepl("^[1-9][0-9]{0,15}$", ids)

# The object behind a handle. One of another worker, or a released one, is an error, never another object.
handle_value <- function(id, epoch) {
  if (!identical(epoch, settings$epoch)) {
    stop_with("The handle belongs to a worker that is gone.", "stale-handle")
  }
  if (!is.character(id) || length(id) != 1L || !are_ids(id)) {
    stop_with(
      sprintf("No object was ever kept by the id '%s'.", one_line(one_text(id))), "stale-handle",
      hint = "Load or compute the object again."
    )
  }
  if (!exists(id, handle_store, inherits = FALSE)) stop_with("The handle has been released.", "stale-handle")
  get(id, handle_store)$object
}

# Says how many there were: releasing what is gone already is nothing.
release_handles <- function(ids) {
  ids <- unique(as.character(ids))
  ids <- ids[are_ids(ids)]
  known <- ids[vapply(ids, exists, NA, handle_store, inherits = FALSE)]
  handle_bytes <<- handle_bytes - sum(vapply(known, function(id) get(id, handle_store)$size, 0))
  rm(list = known, envir = handle_store)
  # Beyond 2^53 sums are not exact: what is left over then ends here.
  if (!length(handle_store)) handle_bytes <<- 0
  handle_changes <<- handle_changes + length(known)
  length(known)
}

# Lets go of every handle made since there had been `count`.
forget_handles <- function(count) {
  if (handle_count > count) release_handles(sprintf("%.0f", seq(count + 1, handle_count)))
}

# What an answer tells: how many there are, and their bytes.
handles_kept <- function() list(handles = length(handle_store), bytes = whole_count(handle_bytes))

# The same, or NULL where the main process knows it: most calls keep and release nothing, and telling takes time.
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
