# The output of print() or str() for an object, within limits. An error in a print method is an error here.
studio_object_text <- function(place, form) {
  box <- box_at(place)
  if (is_empty_box(box)) return(list(text = "", truncated = FALSE))
  # With a limit of levels, because reference classes that contain each other would go on for ever.
  structure <- quote(utils::str(x, list.len = 200L, max.level = 20L, nchar.max = 200L))
  printed_text(user_call(if (form == "str") structure else quote(base::print(x)), box[[1L]]))
}
