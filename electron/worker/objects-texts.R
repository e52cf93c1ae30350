# Text for the Objects screen: names, cells and code as strings that can be sent and shown.

# Strings as valid UTF-8: invalid bytes become <e9>. NA stays NA.
utf8_texts <- function(x) {
  x <- as.vector(x)
  if (!length(x)) return(character())
  Encoding(x)[Encoding(x) == "bytes"] <- "unknown"
  x <- enc2utf8(x)
  bad <- !is.na(x) & !validUTF8(x)
  if (any(bad)) x[bad] <- iconv(x[bad], "UTF-8", "UTF-8", sub = "byte")
  x
}

# Cuts strings in valid UTF-8 to at most `limit` characters each.
cut_text <- function(x, limit) {
  long <- !is.na(x) & nchar(x) > limit
  if (any(long)) x[long] <- paste0(substr(x[long], 1L, limit - 1L), "\u2026")
  x
}

# Code on one line of at most `limit` characters.
code_line <- function(x, limit) {
  lines <- code_text(x, 500L, control = c("keepNA", "keepInteger"), nlines = 2L + limit %/% 20L)
  cut_text(utf8_texts(paste(trimws(lines), collapse = " ")), limit)
}
