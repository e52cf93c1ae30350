# The codec registry: how R values become payloads (codec, meta, buffers) and back.
# Values go by value when they are unclassed or of a class that a codec knows; everything else stays here, and a handle
# goes instead. Attributes other than names, dim and dimnames of an unclassed vector are left behind.

codecs <- list()

# `can_encode(x)`, `encode(x, output, depth)` giving `payload(...)`, `decode(payload, input)`. Tried in order.
register_codec <- function(name, can_encode, encode, decode) {
  codecs[[name]] <<- list(can_encode = can_encode, encode = encode, decode = decode)
}

payload <- function(codec, meta = mp_empty_map, buffers = list()) {
  list(codec = codec, meta = if (length(meta)) meta else mp_empty_map, buffers = buffers)
}

# A list this deep is most likely a tree that nobody wants by value.
depth_limit <- 50L

encode_value <- function(x, output, depth = 0L) {
  if (depth > depth_limit) return(codecs$handle$encode(x, output, depth))
  for (codec in codecs) if (codec$can_encode(x)) return(codec$encode(x, output, depth))
}

decode_value <- function(payload, input) {
  codec <- codecs[[payload$codec]]
  if (is.null(codec)) stop("unknown codec ", payload$codec)
  codec$decode(payload, input)
}

# names, dim and dimnames as meta fields.
encode_attributes <- function(x, output) {
  if (is.null(attributes(x))) return(NULL)
  meta <- list()
  labels <- names(x)
  if (!is.null(dim(x))) {
    meta$dim <- as.list(dim(x))
    if (!is.null(dimnames(x))) {
      meta$dimnames <- lapply(unname(dimnames(x)), function(d) if (is.null(d)) NULL else encode_value(d, output))
      if (!is.null(names(dimnames(x)))) meta$dim_labels <- encode_value(names(dimnames(x)), output)
    }
  } else if (!is.null(labels)) {
    meta$names <- encode_value(labels, output)
  }
  meta
}

decode_attributes <- function(x, meta, input) {
  if (!length(meta)) return(x)
  if (!is.null(meta$dim)) {
    dim(x) <- as.integer(unlist(meta$dim))
    if (!is.null(meta$dimnames)) {
      labels <- lapply(meta$dimnames, function(d) if (is.null(d)) NULL else decode_value(d, input))
      if (!is.null(meta$dim_labels)) names(labels) <- decode_value(meta$dim_labels, input)
      dimnames(x) <- labels
    }
  }
  if (!is.null(meta$names)) names(x) <- decode_value(meta$names, input)
  x
}

# posterior's arrays of draws are plain arrays with a class.
is_plain <- function(x) !is.object(x) || inherits(x, c("draws_array", "draws_matrix"))

register_codec("null", is.null,
  function(x, output, depth) payload("null"),
  function(payload, input) NULL
)

register_vector_codec <- function(type) {
  force(type)
  register_codec(type,
    function(x) typeof(x) == type && is_plain(x),
    function(x, output, depth) payload(type, encode_attributes(x, output), list(put_buffer(output, x))),
    function(payload, input) {
      decode_attributes(get_buffer(input, payload$buffers[[1L]], type), payload$meta, input)
    }
  )
}
for (type in c("double", "integer", "logical", "raw")) register_vector_codec(type)

# Strings: UTF-8, each ended by a zero byte, in one buffer; the offsets at which they start and, after the last, the
# end (int32); and, only where there are any, the zero-based positions of NA (int32), which are empty strings before.
register_codec("character",
  function(x) typeof(x) == "character" && !is.object(x),
  function(x, output, depth) {
    missing <- which(is.na(x))
    text <- enc2utf8(x)
    if (length(missing)) text[missing] <- ""
    bytes <- writeBin(as.vector(text), raw(), useBytes = TRUE)
    offsets <- c(0L, cumsum(nchar(text, "bytes", allowNA = TRUE) + 1L))
    buffers <- list(put_buffer(output, bytes), put_buffer(output, as.integer(offsets)))
    if (length(missing)) buffers[[3L]] <- put_buffer(output, missing - 1L)
    payload("character", encode_attributes(x, output), buffers)
  },
  function(payload, input) {
    bytes <- get_buffer(input, payload$buffers[[1L]], "raw")
    n <- length(get_buffer(input, payload$buffers[[2L]], "integer")) - 1L
    x <- readBin(bytes, "character", n)
    Encoding(x) <- "UTF-8"
    if (length(payload$buffers) > 2L) x[get_buffer(input, payload$buffers[[3L]], "integer") + 1L] <- NA
    decode_attributes(x, payload$meta, input)
  }
)
