# Writes the draws after warmup (draws.f64) and the sampler's own diagnostics (NAME.f64) into the fit's folder. If
# another worker has sampled the fit, they are read from the folder's fit.rds. Returns their names and shape, why
# writing failed ("" if it did not), and why diagnostics are missing, if they are.

studio_fit_draws <- function(folder) {
  if (is.null(sampled$fit)) sampled$fit <- readRDS(file.path(folder, "fit.rds"))
  # Not with unclass(), which would copy the draws: .subset() ignores classes.
  draws <- posterior::as_draws_array(sampled$fit)
  # A fit with draws always has three dimensions, even if some have length 1.
  shape <- dim(draws)
  variables <- dimnames(draws)[[3L]]
  problem <- write_doubles(draws, file.path(folder, "draws.f64"))
  missing <- ""
  sampler <- tryCatch(sampler_arrays(sampled$fit, draws), error = function(e) {
    missing <<- condition_message(e)
    list()
  })
  for (name in names(sampler)) {
    if (problem == "") problem <- write_doubles(sampler[[name]], file.path(folder, paste0(name, ".f64")))
  }
  list(
    variables = variables, chains = shape[[2L]], draws = shape[[1L]], sampler_names = as.character(names(sampler)),
    problem = problem, missing = missing
  )
}

# The diagnostics by name, each a matrix of draws and chains. rstan stores the log density with the draws, and may
# return a vector for one parameter or one draw.
sampler_arrays <- function(fit, draws) {
  shape <- dim(draws)
  parameters <- rstan::get_sampler_params(fit$fit, inc_warmup = FALSE)
  parameters <- lapply(parameters, function(one) if (is.matrix(one)) one else t(as.matrix(one)))
  names <- if (length(parameters)) colnames(parameters[[1L]])
  names <- grep("^[a-z_]+__$", names, value = TRUE)
  arrays <- lapply(names, function(name) vapply(parameters, function(one) as.double(one[, name]), numeric(shape[[1L]])))
  arrays <- lapply(arrays, matrix, nrow = shape[[1L]], ncol = shape[[2L]])
  names(arrays) <- names
  place <- match("lp__", dimnames(draws)[[3L]])
  if (is.null(arrays[["lp__"]]) && !is.na(place)) {
    count <- shape[[1L]] * shape[[2L]]
    arrays[["lp__"]] <- matrix(.subset(draws, (place - 1) * count + seq_len(count)), shape[[1L]], shape[[2L]])
  }
  arrays
}
