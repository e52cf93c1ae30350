# The prior table of a brm() call before the user's own priors, every column as text ("" where there is none).

studio_default_priors <- function(call, data, data_name) {
  frame <- brm_call_frame(call, data, data_name)
  given <- as.list(match.call(brms::brm, frame$expr))
  keep <- intersect(names(given), c("data", "family", "data2", "knots"))
  # default_prior() is what newer versions of brms call get_prior(); the formula is the first argument of both, but has
  # another name in each.
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
