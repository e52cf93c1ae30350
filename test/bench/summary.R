# Seconds that posterior takes for the draws in `file` (variable-major doubles), on one core and on `cores`.
# Rscript - FILE VARIABLES CHAINS DRAWS CORES
suppressMessages(library(posterior))
given <- commandArgs(TRUE)
shape <- as.integer(given[2:4])
cores <- as.integer(given[[5L]])
values <- readBin(given[[1L]], "double", prod(shape), endian = "little")
draws <- as_draws_array(array(values, rev(shape), list(NULL, NULL, paste0("v", seq_len(shape[[1L]])))))

table_of <- function(.cores) {
  suppressWarnings(summarise_draws(
    draws, mean = base::mean, median = stats::median, sd = stats::sd, mad = stats::mad,
    ~quantile2(.x, probs = c(0.025, 0.975)), rhat = rhat, ess_bulk = ess_bulk, ess_tail = ess_tail,
    mcse_mean = mcse_mean, .cores = .cores
  ))
}
one <- system.time(table <- table_of(1L))[["elapsed"]]
all <- if (cores > 1L) system.time(table_of(cores))[["elapsed"]] else one
numbers <- vapply(table[-1L], function(column) sprintf("%.17g", sum(as.numeric(column))), "")
cat(sprintf('{"one": %.3f, "all": %.3f, "sums": [%s]}\n', one, all, paste(numbers, collapse = ", ")))
