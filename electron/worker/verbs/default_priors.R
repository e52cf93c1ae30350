# The prior table of a brm() call without the user's own priors, every column as text ("" for missing values).

studio_default_priors <- function(call, data, data_name) {
  frame <- brm_call_frame(call, data, data_name)
  given <- as.list(match.call(brms::brm, frame$expr))
  keep <- intersect(names(given), c("data", "family", "data2", "knots"))
  # default_prior() is the newer name of get_prior(). The formula is the first argument of both, but with different
  # names.
  verb <- if (exists("default_prior", asNamespace("brms"))) quote(brms::default_prior) else quote(brms::get_prior)
  frame$expr <- as.call(c(list(verb, given$formula), given[keep]))
  table <- eval(frame$expr, frame$env)
  columns <- c("prior", "class", "coef", "group", "resp", "dpar", "nlpar", "lb", "ub", "source")
  out <- lapply(columns, function(name) {
    value <- as.character(table[[name]])
    if (length(value) == 0L) value <- rep("", nrow(table))
    value[is.na(value)] <- ""
    value
  })
  names(out) <- columns
  as.data.frame(out, stringsAsFactors = FALSE)
}
