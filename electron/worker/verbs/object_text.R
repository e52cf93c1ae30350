# What print() or str() says of an object, within limits. An error of a print method is an error here.
studio_object_text <- function(place, form) {
  box <- box_at(place)
  if (is_empty_box(box)) return(list(text = "", truncated = FALSE))
  x <- box[[1L]]
  # Reference classes that hold each other would go on for ever.
  printed_text(if (form == "str") utils::str(x, list.len = 200L, max.level = 20L, nchar.max = 200L) else print(x))
}
