# Codecs of R's own classes of vectors, of formulas, and of posterior's draws. The class must be exactly the named one.
# A value with a further class may mean anything: it stays in the worker.

register_codec("factor", "integer",
  function(x) {
    if (!identical(class_of(x), "factor") && !identical(class_of(x), c("ordered", "factor"))) return(FALSE)
    levels <- attr(x, "levels", exact = TRUE)
    codes <- unclass(x)
    !is.null(levels) && texts_fit(levels) && labels_fit(x) &&
      !any(codes < 1L, na.rm = TRUE) && !any(codes > length(levels), na.rm = TRUE)
  },
  function(x, output, depth) {
    payload("factor", c(
      list(levels = encode_texts(attr(x, "levels"), output), ordered = length(class_of(x)) == 2L),
      encode_attributes(x, output, depth, c("levels", "class"))
    ), list(put_buffer(output, x)))
  },
  function(payload, input) {
    x <- decode_attributes(get_buffer(input, payload$buffers[[1L]], "integer"), payload$meta, input)
    attr(x, "levels") <- decode_value(payload$meta$levels, input)
    class(x) <- if (payload$meta$ordered) c("ordered", "factor") else "factor"
    x
  }
)

# A class of a vector of numbers. `known` is the attribute that belongs to the class; it is sent as text.
register_number_codec <- function(name, types, class, known = NULL, known_fits = function(x) TRUE) {
  force(class)
  force(known_fits)
  skip <- c("class", known)
  register_codec(name, types,
    function(x) {
      identical(class_of(x), class) && (is.null(known) || known_fits(attr(x, known, exact = TRUE))) && labels_fit(x)
    },
    function(x, output, depth) {
      meta <- c(list(storage = typeof(x)), encode_attributes(x, output, depth, skip))
      text <- if (!is.null(known)) attr(x, known, exact = TRUE)
      if (!is.null(text)) meta[[known]] <- encode_texts(text, output)
      payload(name, meta, list(put_buffer(output, x)))
    },
    function(payload, input) {
      x <- get_buffer(input, payload$buffers[[1L]], payload$meta$storage)
      x <- decode_attributes(x, payload$meta, input)
      if (!is.null(known) && !is.null(payload$meta[[known]])) attr(x, known) <- decode_value(payload$meta[[known]], input)
      class(x) <- class
      x
    }
  )
}

register_number_codec("date", c("double", "integer"), "Date")
register_number_codec("datetime", c("double", "integer"), c("POSIXct", "POSIXt"), "tzone", texts_fit)
register_number_codec("difftime", c("double", "integer"), "difftime", "units",
  function(x) is.character(x) && length(x) == 1L && !is.na(x) && texts_fit(x))
# bit64's 64-bit integers use the memory of doubles, so they can be sent without bit64. Only calculating with them needs
# the package.
register_number_codec("integer64", "double", "integer64")

# A formula is sent as text if R reads the text back as exactly the same call, with a handle to its environment unless
# that is the global one. A formula with further attributes stays in the worker.
formula_lines <- 1000L

formula_text <- function(x) {
  if (!has_few_parts(x, size_exact)) return(NULL)
  text <- deparse(x, 500L, nlines = formula_lines)
  if (length(text) >= formula_lines) return(NULL)
  text <- paste(text, collapse = "\n")
  if (sendable(text) && identical(tryCatch(str2lang(text), error = function(e) NULL), x)) text
}

bare_call <- function(x) {
  attributes(x) <- NULL
  x
}

register_codec("formula", "language",
  function(x) {
    identical(class_of(x), "formula") && identical(x[[1L]], quote(`~`)) &&
      all(names(attributes(x)) %in% c("class", ".Environment")) && !is.null(formula_text(bare_call(x)))
  },
  function(x, output, depth) {
    environment <- attr(x, ".Environment", exact = TRUE)
    payload("formula", fields(
      text = encode_texts(formula_text(bare_call(x)), output),
      environment = if (!identical(environment, globalenv())) encode_value(environment, output, depth + 1L)
    ))
  },
  function(payload, input) {
    text <- decode_value(payload$meta$text, input)
    x <- tryCatch(str2lang(text), error = function(e) {
      stop_with(sprintf("'%s' is not a formula: %s", text, conditionMessage(e)), parent = e)
    })
    if (!is.call(x) || !identical(x[[1L]], quote(`~`))) stop_with(sprintf("'%s' is not a formula.", text))
    class(x) <- "formula"
    environment <- payload$meta[["environment"]]
    attr(x, ".Environment") <- if (is.null(environment)) globalenv() else decode_value(environment, input)
    x
  }
)

# posterior's draws are an array, a matrix or a list with a class. (`draws_df` is sent as a data frame.)
register_codec("draws", c("double", "integer", "logical", "list"),
  function(x) {
    class <- class_of(x)
    length(class) > 1L && class[[1L]] %in% c("draws_array", "draws_matrix", "draws_list") &&
      class[[2L]] == "draws" && texts_fit(class) && labels_fit(x)
  },
  function(x, output, depth) {
    value <- if (typeof(x) == "list") encode_list(x, output, depth, "class") else encode_vector(x, output, depth, "class")
    payload("draws", list(classes = encode_texts(class_of(x), output), value = value))
  },
  function(payload, input) {
    x <- decode_value(payload$meta$value, input)
    class(x) <- decode_value(payload$meta$classes, input)
    x
  }
)
