# The parts `offset` + 1 to `offset` + `limit` of an object: elements, bindings, slots, attributes, in this order.
studio_object_parts <- function(place, offset, limit) {
  box <- box_at(place)
  x <- if (is_empty_box(box)) NULL else box[[1L]]
  elements <- element_count(x)
  environment <- environment_of(x)
  bindings <- if (!is.null(environment)) binding_names(environment)
  slots <- slot_names(x)
  attributes <- attribute_names(x)
  total <- elements + length(bindings) + length(slots) + length(attributes)
  wanted <- seq_len(max(0, min(limit, total - offset))) + offset
  index <- wanted[wanted <= elements]
  shown <- function(names, before) names[wanted[wanted > before & wanted <= before + length(names)] - before]
  bindings <- shown(bindings, elements)
  slots <- shown(slots, total - length(attributes) - length(slots))
  attributes <- shown(attributes, total - length(attributes))
  marks <- if (length(bindings)) binding_marks(environment, bindings)
  facts <- c(
    lapply(element_values_as_boxes(x, index), box_facts),
    lapply(seq_along(bindings), function(i) binding_facts(environment, bindings[[i]], marks[[i]])),
    lapply(slots, function(name) box_facts(slot_box(x, name))),
    lapply(attributes, function(name) box_facts(list(attr(x, name, exact = TRUE))))
  )
  named <- c(bindings, slots, attributes)
  list(
    total = total,
    by = rep(c("element", "binding", "slot", "attribute"), lengths(list(index, bindings, slots, attributes))),
    index = as.numeric(index),
    name = utf8_texts(c(if (length(index)) element_names(x, index), named)),
    facts = facts_columns(facts)
  )
}

# Each element in a box of its own, because it may be the empty argument.
element_values_as_boxes <- function(x, index) {
  if (!length(index)) return(list())
  values <- element_values(x, index)
  lapply(seq_along(values), function(i) .subset(values, i))
}

binding_facts <- function(environment, name, mark) {
  switch(mark,
    active = lazy_facts("active binding", "not evaluated"),
    promise = lazy_facts(
      "promise", paste("not evaluated:", code_line(promise_expression(environment, name), label_width))
    ),
    box_facts(binding_box(environment, name))
  )
}
