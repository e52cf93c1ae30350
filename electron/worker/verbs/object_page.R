# A part of a data frame, matrix or vector: rows `offset` + 1 to `offset` + `limit`, columns from `column_offset` + 1.
studio_object_page <- function(place, offset, limit, column_offset, column_limit) {
  x <- object_at(place)
  if (!is_tabular(x)) {
    stop_with(
      sprintf("%s has no rows and columns.", handle_label(x)), hint = "Look at its parts or its printed form."
    )
  }
  extent <- page_extent(x)
  rows <- seq_len(max(0, min(limit, extent[[1L]] - offset))) + offset
  columns <- seq_len(max(0, min(column_limit, extent[[2L]] - column_offset))) + column_offset
  cells <- structure(
    lapply(columns, function(j) page_column(x, rows, j)),
    names = page_column_names(x, columns), row.names = .set_row_names(length(rows)), class = "data.frame"
  )
  list(row_count = extent[[1L]], column_count = extent[[2L]], cells = cells, row_names = page_row_names(x, rows))
}
