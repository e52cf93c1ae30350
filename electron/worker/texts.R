# Makes texts and numbers of unknown origin valid for sending.

# One string as valid UTF-8: invalid bytes become <e9>.
valid_utf8 <- function(x) {
  if (Encoding(x) == "bytes") Encoding(x) <- "unknown"
  text <- enc2utf8(x)
  if (validUTF8(text)) text else iconv(text, "UTF-8", "UTF-8", sub = "byte")
}

# The most characters of a text; a frame has room for more than a hundred such texts.
text_limit <- 1000000L

# Any value as one string: elements become lines; a value without text becomes "". A condition's message may be any
# value.
one_text <- function(x, limit = text_limit) {
  force(x)
  lines <- tryCatch(as.character(x), error = function(e) character())
  text <- valid_utf8(paste(lines[seq_len(min(length(lines), limit))], collapse = "\n"))
  if (nchar(text) > limit) paste0(substr(text, 1L, limit), "...") else text
}

# Numbers for information (sizes, lengths, counts) as the protocol needs them: whole, finite, at least 0, and exact as a
# double. A missing one is 0. Never fails, because mere information must not make an answer fail.
whole_counts <- function(x) {
  x <- tryCatch(as.numeric(unclass(x)), error = function(e) numeric(), warning = function(w) numeric())
  x[is.na(x)] <- 0
  pmin(pmax(round(x), 0), 2^53 - 1)
}

# The same for one number.
whole_count <- function(x) c(whole_counts(x), 0)[[1L]]

# The most names of a class that are sent, and the most characters of a name.
class_limit <- 100L

# The names of an object's class as plain text. R code may give the vector names, a class of its own, or NA.
class_texts <- function(x) {
  classes <- class(x)
  attributes(classes) <- NULL
  classes <- classes[seq_len(min(length(classes), class_limit))]
  vapply(classes, function(name) if (is.na(name)) "NA" else one_text(name, 1000L), "", USE.NAMES = FALSE)
}
