# Data frames, matrices and vectors as columns of a grid. Only the rows that are shown are taken.

# The most characters of a cell's text.
cell_limit <- 1000L
# A factor with more levels is sent as text, because its levels would be sent with every page.
level_limit <- 1000L
# The number of values shown for a row of a matrix within a data frame.
row_items <- 5L

page_extent <- function(x) {
  extent <- plain_dim(x)
  if (length(extent) == 2L) as.numeric(extent) else c(if (length(extent)) extent else plain_length(x), 1)
}

page_column_names <- function(x, columns) {
  labels <- if (is_data_frame(x)) {
    attr(x, "names", exact = TRUE)
  } else if (length(attr(x, "dim")) == 2L) {
    attr(x, "dimnames", exact = TRUE)[[2L]]
  } else {
    "value"
  }
  if (is.null(labels)) return(sprintf("[,%.0f]", columns))
  labels <- utf8_texts(as.character(labels)[columns])
  labels[is.na(labels)] <- "NA"
  labels
}

# NULL if rows only have numbers.
page_row_names <- function(x, rows) {
  labels <- if (is_data_frame(x)) {
    if (.row_names_info(x) > 0L) attr(x, "row.names", exact = TRUE)
  } else if (!is.null(attr(x, "dim"))) {
    attr(x, "dimnames", exact = TRUE)[[1L]]
  } else {
    attr(x, "names", exact = TRUE)
  }
  if (!is.null(labels)) cut_text(utf8_texts(as.character(labels[rows])), cell_limit)
}

page_column <- function(x, rows, j) {
  if (is_data_frame(x)) {
    column_cells(.subset2(x, j), rows, .row_names_info(x, 2L))
  } else if (length(attr(x, "dim")) == 2L) {
    plain_cells(.subset(x, rows, j, drop = TRUE))
  } else {
    column_cells(x, rows, plain_length(x))
  }
}

# The cells of a column with `n` rows: a plain vector or a factor, as tables of the app need.
column_cells <- function(column, rows, n) {
  if (!is_vector_of_values(column) && typeof(column) != "list") return(dispatched_cells(column, rows))
  extent <- plain_dim(column)
  if (length(extent) > 1L) return(row_cells(column, rows, extent))
  if (is.factor(column) && is_small_factor(column)) {
    levels <- utf8_texts(attr(column, "levels"))
    return(factor(levels[.subset(column, rows)], levels, ordered = is.ordered(column)))
  }
  if (is_vector_of_values(column)) {
    if (all(attr(column, "class", exact = TRUE) %in% bare_classes)) return(plain_cells(.subset(column, rows)))
    if (is.factor(column)) return(cut_text(factor_texts(as.integer(.subset(column, rows)), column), cell_limit))
    return(formatted_cells(column, rows))
  }
  if (typeof(column) == "list" && plain_length(column) == n && is_list_column(column)) return(label_cells(column, rows))
  dispatched_cells(column, rows)
}

# Classes that do not change how a value is shown.
bare_classes <- c("table", "AsIs", "noquote")

is_small_factor <- function(x) {
  levels <- attr(x, "levels", exact = TRUE)
  typeof(x) == "integer" && is.character(levels) && length(levels) <= level_limit &&
    !anyDuplicated(utf8_texts(levels)) && !anyNA(levels)
}

# Is it a list whose elements are the cells? Times by their fields, and random variables, are stored as lists too.
is_list_column <- function(x) !is.object(x) || inherits(x, c("AsIs", "vctrs_list_of"))

plain_cells <- function(cells) {
  attributes(cells) <- NULL
  switch(typeof(cells),
    double = , integer = , logical = cells,
    character = cut_text(utf8_texts(cells), cell_limit),
    list = label_cells(cells, seq_along(cells)),
    ifelse(is.na(cells), NA, as.character(cells))
  )
}

label_cells <- function(column, rows) {
  values <- .subset(column, rows)
  vapply(seq_along(values), function(i) handle_label(.subset2(values, i)), "")
}

# Values formatted by their class: dates, times, large integers. If that fails, the values without their class.
formatted_cells <- function(column, rows) {
  cells <- .subset(column, rows)
  missing <- is.na(as.vector(unclass(cells)))
  kept <- attributes(column)
  attributes(cells) <- kept[setdiff(names(kept), c("names", "dim", "dimnames"))]
  if (inherits(cells, "integer64")) missing <- bytes_are_missing(cells)
  shown <- tryCatch(as.character(user_call(quote(base::format(x)), cells)), error = function(e) NULL)
  if (length(shown) != length(rows)) return(plain_cells(unclass(cells)))
  shown <- cut_text(trimws(utf8_texts(shown)), cell_limit)
  shown[missing] <- NA
  shown
}

# bit64 stores NA as the smallest integer, whose bytes are minus zero as a double.
bytes_are_missing <- function(cells) {
  x <- unclass(cells)
  x == 0 & 1 / x < 0
}

# The rows of a matrix or data frame within a data frame; the values of a row become one cell.
row_cells <- function(column, rows, extent) {
  if (length(extent) > 2L) return(rep(handle_label(column), length(rows)))
  shown <- seq_len(min(extent[[2L]], row_items))
  parts <- lapply(shown, function(j) {
    cells <- as.vector(page_column(column, rows, j))
    if (is.double(cells)) as.character(signif(cells, 7L)) else as.character(cells)
  })
  if (extent[[2L]] > row_items) parts <- c(parts, "\u2026")
  do.call(paste, c(parts, sep = ", "))
}

# Values that only the methods of their class can split into cells. If these fail, the class is shown.
dispatched_cells <- function(column, rows) {
  shown <- tryCatch(
    as.character(user_call(substitute(base::format(x[rows]), list(rows = rows)), column)), error = function(e) NULL
  )
  if (length(shown) != length(rows)) shown <- rep(handle_label(column), length(rows))
  cut_text(utf8_texts(shown), cell_limit)
}
