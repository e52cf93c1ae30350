# The post-warmup draws and the sampler's own diagnostics, each as a plain array: draw, chain, variable.

studio_fit_draws <- function(fit) {
  draws <- unclass(posterior::as_draws_array(fit))
  parameters <- rstan::get_sampler_params(fit$fit, inc_warmup = FALSE)
  names <- if (length(parameters)) colnames(parameters[[1L]]) else character()
  sampler <- array(unlist(parameters, use.names = FALSE), c(dim(draws)[1L], length(names), length(parameters)))
  list(
    variables = dimnames(draws)[[3L]],
    draws = array(as.double(draws), dim(draws)),
    sampler_names = names,
    sampler = aperm(sampler, c(1L, 3L, 2L))
  )
}
