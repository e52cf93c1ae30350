# Text that others wrote, made fit to be sent.

# One string as valid UTF-8: bytes that mean nothing there become <e9>.
valid_utf8 <- function(x) {
  if (Encoding(x) == "bytes") Encoding(x) <- "unknown"
  text <- enc2utf8(x)
  if (validUTF8(text)) text else iconv(text, "UTF-8", "UTF-8", sub = "byte")
}

# What a text may be at most, in characters; a frame holds more than a hundred of the largest.
text_limit <- 1000000L

# Anything as one string: elements are lines; what has no text is "". A condition's message may be anything.
one_text <- function(x, limit = text_limit) {
  force(x)
  lines <- tryCatch(as.character(x), error = function(e) character())
  text <- valid_utf8(paste(lines[seq_len(min(length(lines), limit))], collapse = "\n"))
  if (nchar(text) > limit) paste0(substr(text, 1L, limit), "...") else text
}
