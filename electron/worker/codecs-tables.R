# Codecs of what is made of other values. The handle codec comes last: it takes everything.

# The fields that an absent one of is left out.
fields <- function(...) Filter(Negate(is.null), list(...))

register_codec("list",
  function(x) typeof(x) == "list" && !is.object(x),
  function(x, output, depth) {
    items <- lapply(unname(x), encode_value, output, depth + 1L)
    # A matrix of lists keeps its shape by the same fields as other vectors.
    dim(items) <- NULL
    payload("list", c(list(items = items), encode_attributes(x, output)))
  },
  function(payload, input) {
    decode_attributes(lapply(payload$meta$items, decode_value, input), payload$meta, input)
  }
)

register_codec("factor",
  function(x) {
    typeof(x) == "integer" && (identical(class(x), "factor") || identical(class(x), c("ordered", "factor"))) &&
      is.null(dim(x))
  },
  function(x, output, depth) {
    payload("factor", fields(
      levels = encode_value(levels(x), output), ordered = is.ordered(x),
      names = if (!is.null(names(x))) encode_value(names(x), output)
    ), list(put_buffer(output, x)))
  },
  function(payload, input) {
    x <- get_buffer(input, payload$buffers[[1L]], "integer")
    levels(x) <- decode_value(payload$meta$levels, input)
    class(x) <- if (payload$meta$ordered) c("ordered", "factor") else "factor"
    decode_attributes(x, payload$meta["names"], input)
  }
)

# Row names only where they are more than 1, 2, 3 …
register_codec("data.frame",
  function(x) typeof(x) == "list" && identical(class(x), "data.frame"),
  function(x, output, depth) {
    payload("data.frame", fields(
      names = encode_value(as.character(names(x)), output), row_count = .row_names_info(x, 2L),
      row_names = if (.row_names_info(x) > 0L) encode_value(as.character(attr(x, "row.names")), output),
      columns = lapply(unname(unclass(x)), encode_value, output, depth + 1L)
    ))
  },
  function(payload, input) {
    x <- lapply(payload$meta$columns, decode_value, input)
    names(x) <- decode_value(payload$meta$names, input)
    attr(x, "row.names") <- if (is.null(payload$meta$row_names)) {
      .set_row_names(payload$meta$row_count)
    } else {
      decode_value(payload$meta$row_names, input)
    }
    class(x) <- "data.frame"
    x
  }
)

register_codec("handle",
  function(x) TRUE,
  function(x, output, depth) payload("handle", new_handle(x)),
  function(payload, input) handle_value(payload$meta$id, payload$meta$epoch)
)
