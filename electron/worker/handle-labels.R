# An object as one line of at most 80 characters, in limited time. Methods of its class are not called: they may print
# pages, take minutes, or fail.

label_width <- 80L

handle_label <- function(x) {
  tryCatch(one_line(label_of(x)), error = function(e) tryCatch(one_line(class_texts(x)[[1L]]), error = function(e) ""))
}

one_line <- function(text, width = label_width) {
  text <- gsub("[[:space:]]+", " ", one_text(text, 1000L))
  if (nchar(text) > width) paste0(substr(text, 1L, width - 3L), "...") else text
}

label_of <- function(x) {
  if (isS4(x)) return(label_s4(x))
  switch(typeof(x),
    closure = , builtin = , special = label_function(x),
    environment = label_environment(x),
    symbol = as.character(x),
    language = , expression = first_line(x),
    list = , pairlist = label_list(x),
    logical = , integer = , double = , complex = , character = , raw = label_vector(x),
    paste0("<", typeof(x), ">")
  )
}

first_line <- function(x) {
  attributes(x) <- NULL
  code_text(x, 120L, nlines = 1L)[[1L]]
}

label_s4 <- function(x) {
  class <- class_of(x)
  slots <- tryCatch(names(methods::getSlots(class[[1L]])), error = function(e) character())
  paste0("S4 ", class[[1L]], if (length(slots)) ": ", some_of(slots))
}

# `args` gives primitives a signature too; its body is always NULL.
label_function <- function(x) {
  signature <- args(x)
  if (is.null(signature)) return("function")
  text <- deparse(signature, 120L, nlines = 3L)
  sub("[[:space:]]*NULL$", "", paste(trimws(text[seq_len(min(2L, length(text)))]), collapse = " "))
}

label_environment <- function(x) {
  class <- class_of(x)
  if (!is.null(class)) return(paste0("<environment: ", class[[1L]], ">"))
  name <- environmentName(x)
  if (nzchar(name)) paste0("<environment: ", name, ">") else "<environment>"
}

# The call or formula that made the object describes it best.
label_list <- function(x) {
  labels <- attr(x, "names", exact = TRUE)
  class <- class_of(x)
  element <- function(name) if (name %in% labels) .subset2(x, name)
  if (typeof(x) == "list" && "row.names" %in% names(attributes(x))) {
    return(sprintf("%s [%d x %d]: %s", class[1L], .row_names_info(x, 2L), plain_length(x), some_of(labels)))
  }
  call <- element("call")
  if (is.call(call)) return(first_line(call))
  formula <- element("formula")
  if (typeof(formula) == "list" && "formula" %in% attr(formula, "names")) formula <- .subset2(formula, "formula")
  if (!is.null(class) && is.call(formula)) return(paste0(class[[1L]], ": ", first_line(formula)))
  extents <- attr(x, "dim", exact = TRUE)
  size <- if (is.null(extents)) paste("of", plain_length(x)) else paste0("[", paste(extents, collapse = " x "), "]")
  paste0(if (!is.null(class)) paste0(class[[1L]], ": "), typeof(x), " ", size, if (length(labels)) ": ", some_of(labels))
}

# Like `str`: type, dimensions, the first values.
label_vector <- function(x) {
  class <- class_of(x)
  extents <- attr(x, "dim", exact = TRUE)
  values <- unclass(x)
  n <- length(values)
  some <- as.vector(values[seq_len(min(10L, n))])
  levels <- if ("factor" %in% class && is.integer(values)) attr(x, "levels", exact = TRUE)
  if (is.character(levels)) some <- factor_texts(some, x)
  text <- switch(typeof(some),
    character = ifelse(is.na(some), "NA", encodeString(substr(vapply(some, valid_utf8, ""), 1L, 40L), quote = "\"")),
    double = , complex = format(some, digits = 3L, trim = TRUE, justify = "none"),
    as.character(some)
  )
  if (typeof(some) == "double") text <- vapply(some, function(value) format(value, digits = 3L), "")
  size <- if (!is.null(extents)) paste0("1:", extents, collapse = ", ") else if (n != 1L) paste0("1:", n)
  if (n == 0L && is.null(extents)) size <- "0"
  type <- switch(typeof(x), logical = "logi", integer = "int", double = "num", complex = "cplx", character = "chr", "raw")
  if (is.character(levels)) type <- paste(length(levels), if (length(levels) == 1L) "level" else "levels")
  paste0(
    if (!is.null(class)) paste0(class[[1L]], ": "), type, if (!is.null(size)) paste0(" [", size, "]"),
    if (n) " ", paste(text, collapse = " "), if (n > length(some)) " ..."
  )
}

# The levels of `codes` in the factor `x`; NA for a code without a level.
factor_texts <- function(codes, x) {
  levels <- attr(x, "levels", exact = TRUE)
  if (!is.character(levels)) return(as.character(codes))
  codes[codes < 1L] <- NA
  utf8_texts(levels[codes])
}

some_of <- function(labels) {
  if (!length(labels)) return("")
  paste0(paste(labels[seq_len(min(20L, length(labels)))], collapse = ", "), if (length(labels) > 20L) ", ...")
}
