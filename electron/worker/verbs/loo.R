# Leave-one-out cross-validation of a saved fit: the result of brms::loo, called by `call`, as plain lists and tables.

studio_loo <- function(file, call) {
  asked <- ask_saved_fit(file, call, "Computing LOO")
  result <- asked$value
  points <- result$pointwise
  draws <- dim(result)[[1L]]
  bands <- loo_bands(loo::pareto_k_table(result), draws)
  estimate <- function(name) as.list(stats::setNames(result$estimates[name, ], c("estimate", "se")))
  list(
    estimates = list(elpd_loo = estimate("elpd_loo"), p_loo = estimate("p_loo"), looic = estimate("looic")),
    pointwise = data.frame(
      row = rows_of_observations(asked$fit, nrow(points)), elpd = points[, "elpd_loo"], mcse = points[, "mcse_elpd_loo"],
      p = points[, "p_loo"], looic = points[, "looic"], k = as.double(loo::pareto_k_values(result)),
      ess = loo_sizes(result, nrow(points)), row.names = NULL
    ),
    threshold = bands$threshold,
    bands = bands$table,
    draws = draws,
    observations = nrow(points),
    versions = list(brms = as.character(utils::packageVersion("brms")), loo = as.character(utils::packageVersion("loo"))),
    warnings = asked$warnings
  )
}

# Effective sample sizes of the observations; NA if this version of loo does not give them.
loo_sizes <- function(result, count) {
  sizes <- result$diagnostics$n_eff
  if (length(sizes) == count) as.double(sizes) else rep(NA_real_, count)
}

# loo's own table of Pareto k shows its limits. A table of four rows has the limits 0.5, 0.7 and 1 for any number of
# draws. A table of three rows has those of later versions of loo: min(1 - 1 / log10(draws), 0.7), which the row names
# show rounded, and 1. The threshold is the value from which k is bad.
loo_bands <- function(table, draws) {
  counts <- as.integer(table[, "Count"])
  if (length(counts) == 4L) {
    borders <- c(0.5, 0.7, 1)
    threshold <- list(k = 0.7, rule = "fixed")
  } else {
    said <- as.double(sub("^.*, *([0-9.]+)\\].*$", "\\1", rownames(table)[[1L]]))
    exact <- min(1 - 1 / log10(draws), 0.7)
    k <- if (isTRUE(abs(exact - said) < 0.01)) exact else said
    borders <- c(k, 1)
    threshold <- list(k = k, rule = "draws")
  }
  list(threshold = threshold, table = data.frame(from = c(-Inf, borders), to = c(borders, Inf), count = counts))
}
