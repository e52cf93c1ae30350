# What others wrote or made, made fit to be sent.

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

# Numbers that only inform (sizes, lengths, counts), as the protocol has them: whole, finite, not negative, and exact in
# a double. What is missing is 0. Never fails: nothing that only informs may cost an answer.
whole_counts <- function(x) {
  x <- tryCatch(as.numeric(unclass(x)), error = function(e) numeric(), warning = function(w) numeric())
  x[is.na(x)] <- 0
  pmin(pmax(round(x), 0), 2^53 - 1)
}

# The same as one number.
whole_count <- function(x) c(whole_counts(x), 0)[[1L]]

# Of a class no more names than this, and of a name no more characters, are told.
class_limit <- 100L

# The names of an object's class as plain text. R code may give the vector names, a class of its own, or NA.
class_texts <- function(x) {
  classes <- class(x)
  attributes(classes) <- NULL
  classes <- classes[seq_len(min(length(classes), class_limit))]
  vapply(classes, function(name) if (is.na(name)) "NA" else one_text(name, 1000L), "", USE.NAMES = FALSE)
}
