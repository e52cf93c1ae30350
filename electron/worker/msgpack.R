# MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) in base R.
# A frame may contain nil, bool, numbers, str, bin, array and map. Extension types are refused.

mp_nil <- as.raw(0xc0)

# Marks bytes that are MessagePack already, to be copied into a frame.
mp_verbatim <- function(bytes) structure(bytes, class = "mp_verbatim")
mp_empty_map <- mp_verbatim(as.raw(0x80))

mp_length <- function(n, fix, fix_max, code8, code16, code32) {
  if (n <= fix_max) return(as.raw(fix + n))
  if (n < 256L && !is.null(code8)) return(as.raw(c(code8, n)))
  if (n < 65536L) return(as.raw(c(code16, n %/% 256L, n %% 256L)))
  if (n > 4294967295) stop("too long for MessagePack")
  as.raw(c(code32, n %/% 16777216, (n %/% 65536) %% 256, (n %/% 256) %% 256, n %% 256))
}

mp_string <- function(x) {
  if (is.na(x)) return(mp_nil)
  bytes <- charToRaw(valid_utf8(x))
  n <- length(bytes)
  c(if (n < 32L) as.raw(0xa0L + n) else mp_length(n, 0xa0L, 31L, 0xd9L, 0xdaL, 0xdbL), bytes)
}

# The protocol's own keys, packed in advance: they are most of a small answer and half the time of packing it.
mp_words <- c(
  "id", "ok", "result", "codec", "meta", "buffers", "segments", "event", "name", "offset", "size", "content_size",
  "temporary"
)
mp_heads <- lapply(mp_words, mp_string)

mp_scalar <- function(x) {
  switch(typeof(x),
    character = mp_string(x),
    logical = if (is.na(x)) mp_nil else if (x) as.raw(0xc3) else as.raw(0xc2),
    integer = if (is.na(x)) mp_nil
      else if (x >= 0L && x < 128L) as.raw(x)
      else c(as.raw(0xd2), writeBin(as.vector(x), raw(), endian = "big")),
    double = if (is.na(x) && !is.nan(x)) mp_nil
      else c(as.raw(0xcb), writeBin(as.vector(x), raw(), endian = "big")),
    stop("no MessagePack form for type ", typeof(x))
  )
}

# Plain R data to MessagePack: NULL and NA are nil, an atomic vector of length one is a scalar, a longer (or empty)
# one an array, a list with names a map, a list without an array, raw is bin.
mp_pack <- function(x) {
  switch(typeof(x),
    "NULL" = mp_nil,
    raw = if (is.object(x)) unclass(x) else mp_bytes(as.vector(x)),
    list = if (is.null(names(x))) mp_array(lapply(x, mp_pack)) else mp_map(x),
    {
      if (is.object(x) && is.factor(x)) x <- as.character(x)
      if (length(x) == 1L) mp_scalar(x) else mp_array(lapply(x, mp_scalar))
    }
  )
}

mp_bytes <- function(x) {
  n <- length(x)
  c(if (n < 256L) as.raw(c(0xc4L, n)) else mp_length(n, 0L, -1L, 0xc4L, 0xc5L, 0xc6L), x)
}

mp_array <- function(parts) {
  n <- length(parts)
  c(if (n < 16L) as.raw(0x90L + n) else mp_length(n, 0x90L, 15L, NULL, 0xdcL, 0xddL), unlist(parts, use.names = FALSE))
}

mp_map <- function(x) {
  n <- length(x)
  keys <- names(x)
  known <- match(keys, mp_words, 0L)
  parts <- vector("list", 2L * n)
  for (i in seq_len(n)) {
    word <- known[[i]]
    parts[[2L * i - 1L]] <- if (word) mp_heads[[word]] else mp_string(keys[[i]])
    parts[[2L * i]] <- mp_pack(x[[i]])
  }
  c(if (n < 16L) as.raw(0x80L + n) else mp_length(n, 0x80L, 15L, NULL, 0xdeL, 0xdfL), unlist(parts, use.names = FALSE))
}

# MessagePack to R: nil is NULL, whole numbers are integer where they fit and double otherwise (so 64-bit ones above
# 2^53 lose digits), arrays and maps are lists, bin is raw.
mp_unpack <- function(bytes) {
  size <- length(bytes)
  pos <- 0L
  # The number of items that the surrounding arrays and maps still expect. Each takes at least one byte. So a header
  # that announces more items than there are bytes is refused before memory is reserved for them.
  owed <- 0
  expect <- function(items) {
    if (items > size - pos - owed) stop("the MessagePack data ends too early")
    owed <<- owed + items
  }

  take <- function(n) {
    if (n == 0) return(raw())
    if (n > size - pos) stop("the MessagePack data ends too early")
    from <- pos + 1L
    pos <<- pos + as.integer(n)
    bytes[from:pos]
  }
  unsigned <- function(n) {
    x <- sum(as.integer(take(n)) * 256^((n - 1L):0L))
    if (x <= 2147483647) as.integer(x) else x
  }
  signed <- function(n) {
    if (n < 8L) return(readBin(take(n), "integer", size = n, endian = "big"))
    high <- readBin(take(4L), "integer", endian = "big")
    (if (is.na(high)) -2147483648 else high) * 4294967296 + unsigned(4L)
  }
  string <- function(n) {
    x <- rawToChar(take(n))
    Encoding(x) <- "UTF-8"
    x
  }
  array <- function(n) {
    expect(n)
    x <- vector("list", n)
    for (i in seq_len(n)) {
      owed <<- owed - 1
      item <- value()
      if (!is.null(item)) x[[i]] <- item
    }
    x
  }
  map <- function(n) {
    expect(2 * n)
    x <- vector("list", n)
    keys <- character(n)
    for (i in seq_len(n)) {
      owed <<- owed - 2
      key <- value()
      if (!is.character(key)) stop("a MessagePack map has a key that is not a string")
      keys[[i]] <- key
      item <- value()
      if (!is.null(item)) x[[i]] <- item
    }
    names(x) <- keys
    x
  }
  value <- function() {
    if (pos >= size) stop("the MessagePack data ends too early")
    pos <<- pos + 1L
    code <- as.integer(bytes[[pos]])
    if (code < 0x80L) return(code)
    if (code < 0x90L) return(map(code - 0x80L))
    if (code < 0xa0L) return(array(code - 0x90L))
    if (code < 0xc0L) return(string(code - 0xa0L))
    if (code >= 0xe0L) return(code - 256L)
    switch(code - 0xbfL,
      NULL, # c0
      stop("MessagePack code c1 is never used"),
      FALSE, # c2
      TRUE, # c3
      take(unsigned(1L)), take(unsigned(2L)), take(unsigned(4L)), # c4 bin
      mp_no_extension(), mp_no_extension(), mp_no_extension(), # c7
      readBin(take(4L), "double", size = 4L, endian = "big"), # ca
      readBin(take(8L), "double", endian = "big"), # cb
      unsigned(1L), unsigned(2L), unsigned(4L), unsigned(8L), # cc
      signed(1L), signed(2L), signed(4L), signed(8L), # d0
      mp_no_extension(), mp_no_extension(), mp_no_extension(), mp_no_extension(), mp_no_extension(), # d4
      string(unsigned(1L)), string(unsigned(2L)), string(unsigned(4L)), # d9
      array(unsigned(2L)), array(unsigned(4L)), # dc
      map(unsigned(2L)), map(unsigned(4L)) # de
    )
  }

  result <- value()
  if (pos != size) stop("the MessagePack data does not end where its value ends")
  result
}

mp_no_extension <- function() stop("MessagePack extension types are not used here")
