# The codec registry: how R values become payloads (codec, meta, buffers) and back.
# Values are sent if they have no class, or a class that a codec knows. All others stay in the worker, and a handle is
# sent instead. A value that goes through a codec and back is identical, with its attributes, storage mode, NA and NaN.

codecs <- list()
# The codecs that may take values of a `typeof`, in the order in which they are asked.
codecs_of <- list()

# `can_encode(x)`, `encode(x, output, depth)`, which returns `payload(...)`, and `decode(payload, input)`.
register_codec <- function(name, types, can_encode, encode, decode) {
  codec <- list(can_encode = can_encode, encode = encode, decode = decode)
  codecs[[name]] <<- codec
  for (type in types) codecs_of[[type]] <<- c(codecs_of[[type]], list(codec))
}

payload <- function(codec, meta = mp_empty_map, buffers = list()) {
  list(codec = codec, meta = if (length(meta)) meta else mp_empty_map, buffers = buffers)
}

# Absent ones of these fields are left out.
fields <- function(...) Filter(Negate(is.null), list(...))

# A deeper list is most likely a tree, which stays in the worker.
depth_limit <- 50L

encode_value <- function(x, output, depth = 0L) {
  if (depth < depth_limit && !isS4(x)) {
    for (codec in codecs_of[[typeof(x)]]) if (codec$can_encode(x)) return(codec$encode(x, output, depth))
  }
  codecs$handle$encode(x, output, depth)
}

decode_value <- function(payload, input) {
  codec <- codecs[[payload$codec]]
  if (is.null(codec)) stop("unknown codec ", payload$codec)
  codec$decode(payload, input)
}

# The class attribute; NULL for values without one.
class_of <- function(x) attr(x, "class", exact = TRUE)

# Attributes as meta fields: names, dim and dimnames have fields of their own; the others, except `skip`, are values.
encode_attributes <- function(x, output, depth, skip = NULL) {
  all <- attributes(x)
  if (is.null(all)) return(NULL)
  meta <- list()
  if (!is.null(all[["names"]])) meta$names <- encode_texts(all[["names"]], output)
  if (!is.null(all[["dim"]])) {
    meta$dim <- as.list(unname(all[["dim"]]))
    if (!is.null(names(all[["dim"]]))) meta$dim_names <- encode_texts(names(all[["dim"]]), output)
  }
  labels <- all[["dimnames"]]
  if (!is.null(labels)) {
    meta$dimnames <- lapply(unname(labels), function(d) if (is.null(d)) NULL else encode_texts(d, output))
    if (!is.null(names(labels))) meta$dim_labels <- encode_texts(names(labels), output)
  }
  further <- all[!names(all) %in% c("names", "dim", "dimnames", skip)]
  if (length(further)) meta$attributes <- encode_further(further, output, depth)
  meta
}

encode_further <- function(further, output, depth) {
  list(
    names = encode_texts(names(further), output),
    values = lapply(unname(further), encode_value, output, depth + 1L)
  )
}

decode_attributes <- function(x, meta, input) {
  if (!length(meta)) return(x)
  # In this order, because setting dim removes names.
  if (!is.null(meta[["dim"]])) {
    extents <- as.integer(unlist(meta[["dim"]]))
    if (!is.null(meta[["dim_names"]])) names(extents) <- decode_value(meta[["dim_names"]], input)
    dim(x) <- extents
    if (!is.null(meta[["dimnames"]])) {
      labels <- lapply(meta[["dimnames"]], function(d) if (is.null(d)) NULL else decode_value(d, input))
      if (!is.null(meta[["dim_labels"]])) names(labels) <- decode_value(meta[["dim_labels"]], input)
      dimnames(x) <- labels
    }
  }
  if (!is.null(meta[["names"]])) names(x) <- decode_value(meta[["names"]], input)
  decode_further(x, meta, input)
}

decode_further <- function(x, meta, input) {
  further <- meta[["attributes"]]
  if (is.null(further)) return(x)
  labels <- decode_value(further$names, input)
  for (i in seq_along(labels)) attr(x, labels[[i]]) <- decode_value(further$values[[i]], input)
  x
}

# Can names, dimnames and the names of dim be sent as text without losing attributes of their own? Almost always; see
# `sendable`.
labels_fit <- function(x) {
  all <- attributes(x)
  if (is.null(all)) return(TRUE)
  labels <- all[["dimnames"]]
  texts_fit(names(all)) && texts_fit(all[["names"]]) && only_names_fit(all[["dim"]]) &&
    (is.null(labels) || (only_names_fit(labels) && all(vapply(labels, texts_fit, NA))))
}

only_names_fit <- function(x) all(names(attributes(x)) == "names") && texts_fit(names(x))

register_codec("null", "NULL",
  function(x) TRUE,
  function(x, output, depth) payload("null"),
  function(payload, input) NULL
)

encode_vector <- function(x, output, depth, skip = NULL) {
  payload(typeof(x), encode_attributes(x, output, depth, skip), list(put_buffer(output, x)))
}

register_vector_codec <- function(type) {
  force(type)
  register_codec(type, type,
    function(x) !is.object(x) && labels_fit(x),
    function(x, output, depth) encode_vector(x, output, depth),
    function(payload, input) {
      decode_attributes(get_buffer(input, payload$buffers[[1L]], type), payload$meta, input)
    }
  )
}
for (type in c("double", "integer", "logical", "raw", "complex")) register_vector_codec(type)
