# The codec of strings, which also encodes names and levels.

# Are all strings valid text? A string that is marked as bytes, or is invalid in its encoding, is not. A value with such
# a string stays in the worker, because any text in its place would be another value.
sendable <- function(x) {
  marks <- Encoding(x)
  if (any(marks == "bytes")) return(FALSE)
  # enc2utf8() writes <e9> for bytes that it cannot read, so the strings are checked before.
  all(validUTF8(x) | marks == "latin1") || (!l10n_info()[["UTF-8"]] && all(validUTF8(enc2utf8(x))))
}

texts_fit <- function(x) is.null(x) || (typeof(x) == "character" && is.null(attributes(x)) && sendable(x))

# Strings are three buffers: the UTF-8 text, each string ended by a zero byte; the offsets of the strings and, last, of
# the end (int32); and, if there are any, the zero-based positions of NA (int32), which are empty strings in the text.
encode_texts <- function(x, output, meta = NULL) {
  missing <- which(is.na(x))
  text <- enc2utf8(as.vector(x))
  if (length(missing)) text[missing] <- ""
  sizes <- nchar(text, "bytes")
  if (sum(sizes) + length(text) > .Machine$integer.max) {
    stop_with("More than 2 GB of text cannot be sent at once.", hint = "Take it in parts.")
  }
  buffers <- list(
    put_buffer(output, writeBin(text, raw(), useBytes = TRUE)), put_buffer(output, c(0L, cumsum(sizes + 1L)))
  )
  if (length(missing)) buffers[[3L]] <- put_buffer(output, missing - 1L)
  payload("character", meta, buffers)
}

register_codec("character", "character",
  function(x) !is.object(x) && sendable(x) && labels_fit(x),
  function(x, output, depth) encode_texts(x, output, encode_attributes(x, output, depth)),
  function(payload, input) {
    bytes <- get_buffer(input, payload$buffers[[1L]], "raw")
    n <- length(get_buffer(input, payload$buffers[[2L]], "integer")) - 1L
    x <- readBin(bytes, "character", n)
    Encoding(x) <- "UTF-8"
    if (length(payload$buffers) > 2L) x[get_buffer(input, payload$buffers[[3L]], "integer") + 1L] <- NA
    decode_attributes(x, payload$meta, input)
  }
)
