# What print() or str() says of an object, within limits. An error of a print method is an error here.
studio_object_text <- function(place, form) {
  box <- box_at(place)
  if (is_empty_box(box)) return(list(text = "", truncated = FALSE))
  # Without a last level, reference classes that hold each other would go on for ever.
  structure <- quote(utils::str(x, list.len = 200L, max.level = 20L, nchar.max = 200L))
  printed_text(user_call(if (form == "str") structure else quote(base::print(x)), box[[1L]]))
}
