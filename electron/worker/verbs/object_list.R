# Lists all objects that are kept for handles, the oldest first.
studio_object_list <- function() {
  ids <- ls(handle_store, sorted = FALSE)
  ids <- ids[order(as.numeric(ids))]
  entries <- lapply(ids, get, handle_store)
  facts <- lapply(entries, function(entry) object_facts(entry$object, entry$size, entry$label))
  list(
    id = ids, created = vapply(entries, function(entry) entry$created, 0),
    origin = vapply(entries, function(entry) entry$origin, ""), facts = facts_columns(facts)
  )
}
