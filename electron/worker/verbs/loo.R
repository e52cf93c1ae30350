# Leave-one-out cross-validation of a saved fit: what brms::loo gives of it, as `call` asks, as plain lists and tables.

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

# Effective sample sizes of the observations; NA where this loo gives none.
loo_sizes <- function(result, count) {
  sizes <- result$diagnostics$n_eff
  if (length(sizes) == count) as.double(sizes) else rep(NA_real_, count)
}

# loo's own table of Pareto k says how it judges. One of four rows has the borders 0.5, 0.7 and 1, whatever the number of
# draws; one of three has those that later versions of loo take: min(1 - 1 / log10(draws), 0.7), which the names of the
# rows have rounded, and 1. The threshold is where k begins to be bad.
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
