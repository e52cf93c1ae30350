# The facts about an object that are known without looking into it.

fit_classes <- c("brmsfit", "stanfit", "CmdStanMCMC", "CmdStanVB", "CmdStanMLE", "CmdStanPathfinder", "CmdStanLaplace")
draws_classes <- c("draws", "rvar", "mcmc", "mcmc.list")

object_kind <- function(x, classes) {
  if (any(classes %in% fit_classes)) return("fit")
  if (any(classes %in% draws_classes)) return("draws")
  if ("data.frame" %in% classes && typeof(x) == "list") return("data")
  switch(typeof(x),
    logical = , integer = , double = , complex = , character = , raw = "vector",
    list = , pairlist = "list",
    closure = , builtin = , special = "function",
    symbol = , language = , expression = "language",
    if (is.null(environment_of(x))) "other" else "environment"
  )
}

is_data_frame <- function(x) typeof(x) == "list" && "data.frame" %in% class(x)

# is.atomic() that is false for NULL in every version of R.
is_vector_of_values <- function(x) {
  typeof(x) %in% c("double", "integer", "logical", "character", "complex", "raw")
}

# Has it rows and columns to show? Data frames, vectors, and matrices and tables of at most two dimensions have.
is_tabular <- function(x) {
  is_data_frame(x) ||
    (is_vector_of_values(x) || typeof(x) == "list" && length(attr(x, "dim")) == 2L) && length(attr(x, "dim")) < 3L
}

# dim() without its methods and names; NULL if there are no dimensions.
plain_dim <- function(x) {
  extents <- if (is_data_frame(x)) c(.row_names_info(x, 2L), plain_length(x)) else attr(x, "dim", exact = TRUE)
  if (is.null(extents)) return(NULL)
  attributes(extents) <- NULL
  extents[is.na(extents)] <- 0L
  extents
}

object_length <- function(x) {
  environment <- environment_of(x)
  if (!is.null(environment)) return(length(ls(environment, all.names = TRUE, sorted = FALSE)))
  if (is_vector_of_values(x)) return(plain_length(x))
  element_count(x)
}

is_expandable <- function(x) {
  element_count(x) > 0L || !is.null(environment_of(x)) || length(slot_names(x)) > 0L || length(attribute_names(x)) > 0L
}

# The facts about an object as a list; `size` and `label` may be given if known already. A fact that cannot be found is
# left empty.
object_facts <- function(x, size = object_bytes(x), label = handle_label(x)) {
  classes <- class_texts(x)
  told <- function(fact, otherwise) tryCatch(fact, error = function(e) otherwise)
  list(
    kind = told(object_kind(x, classes), "other"), classes = classes, type = typeof(x), dim = told(plain_dim(x), NULL),
    length = whole_count(told(object_length(x), 0)), size = size, label = label,
    expandable = told(is_expandable(x), FALSE), tabular = told(is_tabular(x), FALSE)
  )
}

box_facts <- function(box) {
  if (is_empty_box(box)) lazy_facts("empty argument", "") else object_facts(box[[1L]])
}

# The facts about a value that is not evaluated: only its kind is known.
lazy_facts <- function(what, label) {
  list(
    kind = "other", classes = what, type = what, dim = NULL, length = 0, size = 0, label = label,
    expandable = FALSE, tabular = FALSE
  )
}

# Facts about many objects as columns, which are sent faster than many lists. `classes` and `dim` of all objects are
# joined, each with counts to separate them again.
facts_columns <- function(facts) {
  column <- function(name, as) vapply(facts, function(fact) as(fact[[name]]), as(0))
  classes <- lapply(facts, function(fact) fact$classes)
  dims <- lapply(facts, function(fact) as.numeric(fact$dim))
  list(
    kind = column("kind", as.character), type = column("type", as.character), label = column("label", as.character),
    length = column("length", as.numeric), size = column("size", as.numeric),
    expandable = column("expandable", as.logical), tabular = column("tabular", as.logical),
    classes = as.character(unlist(classes)), class_counts = lengths(classes),
    dims = as.numeric(unlist(dims)), dim_counts = lengths(dims)
  )
}
