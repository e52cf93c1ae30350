# Codecs of values that contain other values: lists and data frames.

# In a long list, a payload for each element would be larger than the elements. So short vectors without attributes are
# joined into one vector for each type, which is sent with their places in the list and their lengths.
packed_types <- c("double", "integer", "logical", "character")
packed_least <- 16L
packed_longest <- 64L

encode_list <- function(x, output, depth, skip = NULL) {
  meta <- encode_attributes(x, output, depth, skip)
  n <- length(x)
  attributes(x) <- NULL
  if (n < packed_least) {
    return(payload("list", c(list(items = lapply(x, encode_value, output, depth + 1L)), meta)))
  }
  packed <- encode_packed(x, output)
  rest <- packed$rest
  payload("list", c(fields(
    items = lapply(x[rest], encode_value, output, depth + 1L),
    packed = if (length(packed$parts)) packed$parts,
    at = if (length(packed$parts)) codecs$integer$encode(rest - 1L, output, depth)
  ), meta))
}

# `parts`: payload fields for each type with enough elements; `rest`: the places of the other elements.
encode_packed <- function(x, output) {
  types <- vapply(x, typeof, "")
  bare <- vapply(x, function(element) is.null(attributes(element)) && !isS4(element), NA)
  # Only of these: for other elements a method for length() may return anything.
  sizes <- integer(length(x))
  sizes[bare] <- lengths(x[bare])
  bare <- bare & sizes <= packed_longest
  rest <- rep(TRUE, length(x))
  parts <- list()
  for (type in packed_types) {
    at <- which(types == type & bare)
    if (length(at) < packed_least) next
    values <- unlist(x[at], use.names = FALSE)
    if (type == "character" && !sendable(values)) next
    rest[at] <- FALSE
    parts[[length(parts) + 1L]] <- fields(
      at = encode_value(at - 1L, output),
      lengths = if (any(sizes[at] != 1L)) encode_value(sizes[at], output),
      values = encode_value(values, output)
    )
  }
  list(parts = parts, rest = which(rest))
}

decode_list <- function(payload, input) {
  meta <- payload$meta
  x <- lapply(meta[["items"]], decode_value, input)
  if (!is.null(meta[["packed"]])) {
    parts <- lapply(meta[["packed"]], decode_packed, input)
    values <- c(x, unlist(lapply(parts, `[[`, "values"), recursive = FALSE))
    at <- c(decode_value(meta[["at"]], input), unlist(lapply(parts, `[[`, "at")))
    x <- vector("list", length(at))
    x[at + 1L] <- values
  }
  decode_attributes(x, meta, input)
}

decode_packed <- function(part, input) {
  values <- decode_value(part$values, input)
  list(
    at = decode_value(part$at, input),
    values = if (is.null(part$lengths)) as.list(values) else cut_up(values, decode_value(part$lengths, input))
  )
}

# Cuts the vector into pieces of these lengths.
cut_up <- function(values, lengths) {
  ends <- cumsum(lengths)
  lapply(seq_along(lengths), function(i) values[seq.int(to = ends[[i]], length.out = lengths[[i]])])
}

register_codec("list", "list",
  function(x) !is.object(x) && labels_fit(x),
  function(x, output, depth) encode_list(x, output, depth),
  decode_list
)

rows_of <- function(x) {
  if (is.data.frame(x)) return(.row_names_info(x, 2L))
  extents <- attr(x, "dim", exact = TRUE)
  if (!is.null(extents)) extents[[1L]] else length(unclass(x))
}

# Is it a proper data frame? Columns that are lists with a class (POSIXlt) may have any length: they stay in the worker.
columns_fit <- function(x) {
  n <- .row_names_info(x, 2L)
  if (is.na(n)) return(FALSE)
  for (column in unclass(x)) {
    if (is.null(column) || !(is.atomic(column) || typeof(column) == "list")) return(FALSE)
    opaque <- is.object(column) && typeof(column) == "list" && !is.data.frame(column)
    if (!opaque && rows_of(column) != n) return(FALSE)
  }
  TRUE
}

# Are the row names just 1, 2, 3 …? For more than two rows R then keeps only NA and their number.
are_numbered <- function(x) {
  rows <- .row_names_info(x, 0L)
  length(rows) == 0L || is.na(rows[[1L]]) || identical(rows, seq_along(rows))
}

# Data frames, tibbles, and other data frames that only add a class. If a class has further attributes (groups, an
# index), the value means more than its columns and stays in the worker; a plain data frame may have such attributes.
register_codec("data.frame", "list",
  function(x) {
    class <- class_of(x)
    if (is.null(class) || class[[length(class)]] != "data.frame") return(FALSE)
    kept <- names(attributes(x))
    ours <- c("names", "row.names", "class")
    if (!all(ours %in% kept) || (length(class) > 1L && length(kept) > 3L)) return(FALSE)
    rows <- attr(x, "row.names")
    texts_fit(attr(x, "names")) && texts_fit(kept) && texts_fit(class) && is.null(attributes(rows)) &&
      (is.integer(rows) || texts_fit(rows)) && columns_fit(x)
  },
  function(x, output, depth) {
    rows <- attr(x, "row.names")
    class <- class_of(x)
    kept <- attributes(x)
    further <- kept[!names(kept) %in% c("names", "row.names", "class")]
    payload("data.frame", fields(
      names = encode_texts(attr(x, "names"), output), row_count = .row_names_info(x, 2L),
      row_names = if (is.character(rows) || !are_numbered(x)) encode_value(rows, output),
      classes = if (length(class) > 1L) encode_texts(class, output),
      attributes = if (length(further)) encode_further(further, output, depth),
      columns = lapply(unname(unclass(x)), encode_value, output, depth + 1L)
    ))
  },
  function(payload, input) {
    meta <- payload$meta
    x <- lapply(meta[["columns"]], decode_value, input)
    names(x) <- decode_value(meta[["names"]], input)
    attr(x, "row.names") <- if (is.null(meta[["row_names"]])) {
      .set_row_names(meta[["row_count"]])
    } else {
      decode_value(meta[["row_names"]], input)
    }
    x <- decode_further(x, meta, input)
    class(x) <- if (is.null(meta[["classes"]])) "data.frame" else decode_value(meta[["classes"]], input)
    x
  }
)
