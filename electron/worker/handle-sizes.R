# The size of an object, in limited time: `object.size` looks at every part, which takes seconds for a million strings.

size_exact <- 5000L
size_sample <- 200L

# Bytes by `utils::object.size`. For objects with more than some thousand parts, an estimate: it measures some evenly
# spaced parts of long lists and texts and assumes that the others are alike. Always a whole number; 0 if it cannot be
# found.
object_bytes <- function(x) {
  tryCatch(
    whole_count(if (has_few_parts(x, size_exact)) utils::object.size(x) else estimated_bytes(x)),
    error = function(e) 0
  )
}

# length() without its methods, for lists and atomic vectors. (`unclass` copies the pointers to the elements.)
plain_length <- function(x) {
  if (!is.object(x)) return(length(x))
  labels <- attr(x, "names", exact = TRUE)
  if (is.null(labels)) length(unclass(x)) else length(labels)
}

# Does it have at most `budget` parts, including strings and attributes? Counted level by level, because lists may be
# deeper than R's stack, and `object.size` would then end R.
has_few_parts <- function(x, budget) {
  level <- list(x)
  while (length(level)) {
    budget <- budget - length(level)
    below <- vector("list", length(level))
    for (i in seq_along(level)) {
      if (budget <= 0) return(FALSE)
      part <- level[[i]]
      type <- typeof(part)
      # If there is an element at this place, the list is too long, and need not be counted.
      if (type == "list" && !is.null(.subset(part, budget)[[1L]])) return(FALSE)
      if (type == "list" || type == "character") budget <- budget - plain_length(part)
      below[[i]] <- c(unname(attributes(part)), if (type == "list") as.list(unclass(part)) else code_parts(part))
    }
    level <- unlist(below, recursive = FALSE, use.names = FALSE)
  }
  TRUE
}

# The parts of code: calls may be as deep as lists. (The calls in functions come from the parser, which refuses such
# depths.)
code_parts <- function(x) {
  parts <- switch(typeof(x), language = , pairlist = , expression = as.vector(unclass(x), "list"))
  # The empty argument has no parts, and cannot be the value of a variable.
  parts[!vapply(parts, identical, NA, quote(expr = ))]
}

# `share`: the number of parts to measure, divided among the parts of a list. A part that lies too deep counts as one.
estimated_bytes <- function(x, share = size_sample, depth = 0L) {
  if (depth > depth_limit) return(56)
  type <- typeof(x)
  if (type %in% c("language", "pairlist", "expression")) return(code_bytes(x))
  if (type != "list" && type != "character" && type != "S4") return(as.numeric(utils::object.size(x)))
  further <- attributes(x)
  own <- if (length(further)) sum(vapply(further, part_bytes, 0, share, depth)) else 0
  if (type == "S4") return(own + 56)
  n <- plain_length(x)
  own <- own + 48 + 8 * n
  if (n == 0L) return(own)
  chosen <- if (n <= share) seq_len(n) else unique(round(seq(1, n, length.out = share)))
  some <- as.vector(.subset(x, chosen))
  if (type == "character") {
    sizes <- text_bytes(nchar(some, "bytes") + 1L)
    distinct <- !duplicated(some)
    # R keeps equal strings only once.
    return(own + if (mean(distinct) < 0.5) sum(sizes[distinct]) else mean(sizes) * n)
  }
  own + mean(vapply(some, part_bytes, 0, max(1L, share %/% max(2L, length(chosen))), depth)) * n
}

# A lower limit: 56 bytes for each part, of which some thousand are counted at most.
code_bytes <- function(x) {
  count <- 0
  level <- list(x)
  while (length(level) && count < 4 * size_exact) {
    count <- count + length(level)
    level <- unlist(lapply(level, code_parts), recursive = FALSE, use.names = FALSE)
  }
  56 * count
}

# Code as lines of text, by deparse(). It recurses as deep as the code, and R's stack may be too small for that. So for
# code with thousands of parts only the called function is shown.
code_text <- function(x, width, ...) {
  if (has_few_parts(x, size_exact)) return(deparse(x, width, ...))
  head <- if (typeof(x) == "language") .subset2(as.vector(unclass(x), "list"), 1L)
  if (is.symbol(head)) paste0(as.character(head), "(...)") else "..."
}

# R reserves memory for short vectors in a few sizes only.
text_bytes <- function(needed) {
  pools <- c(8, 16, 32, 48, 64, 128)
  pool <- pools[findInterval(needed, pools, left.open = TRUE) + 1L]
  48 + ifelse(is.na(pool), 8 * ceiling(needed / 8), pool)
}

part_bytes <- function(x, share, depth) {
  if (has_few_parts(x, 20L * share)) as.numeric(utils::object.size(x)) else estimated_bytes(x, share, depth + 1L)
}
