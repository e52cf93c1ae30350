# The parameters of a function: names, and defaults as code on one line (NA without a default).
studio_object_parameters <- function(target) {
  if (startsWith(target, "studio::")) stop_with("studio is not an R package.", hint = "Write package::function.")
  # Primitives have no formals; args() gives those of most of them, and NULL for the others.
  signature <- args(resolve_target(target)$value)
  shown <- if (is.null(signature)) list() else as.list(formals(signature))
  default <- function(i) {
    box <- .subset(shown, i)
    if (is_empty_box(unname(box))) NA_character_ else code_line(box[[1L]], 1000L)
  }
  list(name = utf8_texts(as.character(names(shown))), default = vapply(seq_along(shown), default, ""))
}
