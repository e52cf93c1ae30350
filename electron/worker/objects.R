# Places in objects: a handle, and steps from it into its parts.
# Objects are read as R stores them, by `.subset2`, `attr` and `unclass`: no method of a class runs, no promise or
# active binding is evaluated, and no large value is copied. A value is passed in a list of one, a "box", because it may
# be the empty argument, which cannot be the value of a variable.

empty_box <- list(quote(expr = ))
is_empty_box <- function(box) identical(box[[1L]], empty_box[[1L]])

# R stores this name for an S4 slot that is NULL.
null_slot <- as.name("\001NULL\001")

# The environment that an object is or, for reference classes, contains.
environment_of <- function(x) {
  if (typeof(x) == "environment") x else if (isS4(x) && is.environment(attr(x, ".xData"))) attr(x, ".xData")
}

# The number of elements to look into. Atomic vectors have none: a grid shows their values.
element_count <- function(x) {
  switch(typeof(x), list = , expression = , pairlist = , language = plain_length(x), closure = 3L, 0L)
}

function_parts <- c("formals", "body", "environment")

# The elements `index` as a list without names.
element_values <- function(x, index) {
  values <- switch(typeof(x),
    closure = lapply(index, function(i) switch(i, formals(x), body(x), environment(x))),
    language = .subset(as.vector(unclass(x), "list"), index),
    expression = as.vector(.subset(x, index), "list"),
    .subset(x, index)
  )
  attributes(values) <- NULL
  values
}

element_names <- function(x, index) {
  if (typeof(x) == "closure") return(function_parts[index])
  labels <- attr(x, "names", exact = TRUE)
  labels <- if (is.null(labels)) rep("", length(index)) else as.character(labels)[index]
  unnamed <- is.na(labels) | labels == ""
  labels[unnamed] <- sprintf("[[%.0f]]", index[unnamed])
  labels
}

# All names, including hidden ones, in an order that does not depend on the locale.
binding_names <- function(environment) sort(ls(environment, all.names = TRUE, sorted = FALSE), method = "radix")

# "active", "promise" or "" for each binding. An evaluated promise counts as a normal value. If no package can tell
# whether a promise was evaluated, one with an expression counts as not evaluated.
binding_marks <- function(environment, names) {
  marks <- rep("", length(names))
  active <- vapply(names, function(name) bindingIsActive(as.name(name), environment), NA)
  marks[active] <- "active"
  plain <- names[!active]
  if (length(plain)) {
    lazy <- if (requireNamespace("rlang", quietly = TRUE)) {
      rlang::env_binding_are_lazy(environment, plain)
    } else {
      vapply(plain, function(name) is.language(promise_expression(environment, name)), NA)
    }
    marks[!active][lazy] <- "promise"
  }
  marks
}

# The code of a promise; for other bindings the value. The binding is copied first, as imports of packages are, because
# substitute() does not work in the global environment.
promise_expression <- function(environment, name) {
  place <- new.env(parent = emptyenv())
  .Internal(importIntoEnv(place, name, environment, name))
  eval(call("substitute", as.name(name), place), baseenv())
}

binding_box <- function(environment, name) {
  tryCatch(list(get(name, envir = environment, inherits = FALSE)), error = function(e) empty_box)
}

slot_names <- function(x) {
  if (!isS4(x)) return(character())
  there <- setdiff(names(attributes(x)), c("class", if (!is.null(environment_of(x))) ".xData"))
  declared <- tryCatch(methods::slotNames(class(x)[[1L]]), error = function(e) character())
  c(intersect(declared, there), setdiff(there, declared))
}

slot_box <- function(x, name) {
  value <- attr(x, name, exact = TRUE)
  list(if (!identical(value, null_slot)) value)
}

# Names are shown with the elements. All attributes of an S4 object except its class are slots.
attribute_names <- function(x) if (isS4(x)) "class" else setdiff(names(attributes(x)), "names")

# The part of an object given by `by` and `index` or `name`, as a box.
part_box <- function(x, by, index, name) {
  if (by == "element") {
    if (index > element_count(x)) no_part(sprintf("element %.0f", index), x)
    return(element_values(x, index))
  }
  environment <- environment_of(x)
  known <- switch(by, slot = slot_names(x), attribute = attribute_names(x),
    binding = if (!is.null(environment)) {
      if (exists(name, environment, inherits = FALSE)) name else binding_names(environment)
    }
  )
  real <- known[match(name, utf8_texts(known))]
  if (!length(real) || is.na(real)) no_part(sprintf("%s '%s'", by, name), x)
  if (by == "slot") return(slot_box(x, real))
  if (by == "attribute") return(list(attr(x, real, exact = TRUE)))
  mark <- binding_marks(environment, real)
  if (mark != "") {
    stop_with(
      sprintf("'%s' is %s, which is not evaluated just to be shown.", name,
        if (mark == "active") "an active binding" else "a promise that has not been evaluated"),
      hint = "Get its value with R code, and look at the result.", where = name
    )
  }
  binding_box(environment, real)
}

no_part <- function(what, x) {
  stop_with(
    sprintf("There is no %s in %s.", what, handle_label(x)), hint = "Load its parts again: it may have changed."
  )
}

# The object at a place, as a box.
box_at <- function(place) {
  box <- list(handle_value(place$id, place$epoch))
  for (step in place$path) box <- part_box(box[[1L]], step$by, step$index, step$name)
  box
}

# The value of the object at a place; an error if it has none.
object_at <- function(place) {
  box <- box_at(place)
  if (is_empty_box(box)) stop_with("An empty argument has no value.", hint = "Choose another part of the object.")
  box[[1L]]
}
