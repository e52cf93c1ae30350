# What is asked for by whole-lines.test.ts: processes that print as rstan's chains do, each line in five pieces.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

chains <- function() {
  unlist(parallel::mclapply(1:4, mc.cores = 4L, mc.preschedule = FALSE, FUN = function(chain) {
    for (iteration in 1:300) for (piece in list("Chain ", chain, ": ", paste("Iteration", iteration), "\n")) cat(piece)
    chain
  }))
}

test_chains_give_their_results <- function() {
  mclapply <- parallel::mclapply
  expect_identical(with_whole_lines(chains()), 1:4)
  expect_identical(parallel::mclapply, mclapply)
  expect_identical(length(list.files(tempdir(), "^lines-")), 0L)
}

test_what_fails_in_a_chain_is_as_without <- function() {
  fails <- function() parallel::mclapply(1:2, mc.cores = 2L, FUN = function(i) stop("no luck", call. = FALSE))
  expect_identical(
    suppressWarnings(with_whole_lines(fails()))[[1L]][[1L]], suppressWarnings(fails())[[1L]][[1L]]
  )
}
