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

test_a_chain_that_dies_is_an_error_at_once_and_ends_the_others <- function() {
  pids <- tempfile("pids-")
  dir.create(pids)
  dies <- function() parallel::mclapply(1:3, mc.cores = 2L, mc.preschedule = FALSE, FUN = function(chain) {
    file.create(file.path(pids, Sys.getpid()))
    if (chain == 2L) tools::pskill(Sys.getpid(), tools::SIGKILL)
    Sys.sleep(600)
  })
  began <- proc.time()[["elapsed"]]
  said <- tryCatch(with_whole_lines(dies()), error = conditionMessage)
  expect_identical(said, "Chain 2 was stopped by the system: its process was killed, or crashed, before it was done.")
  expect_identical(proc.time()[["elapsed"]] - began < 60, TRUE)
  # tools::pskill() with signal 0 asks whether a process is there.
  expect_identical(any(tools::pskill(as.integer(list.files(pids)), 0L)), FALSE)
  unlink(pids, recursive = TRUE)
}

test_more_chains_than_cores_give_their_results_in_order <- function() {
  results <- with_whole_lines(parallel::mclapply(1:5, mc.cores = 2L, mc.preschedule = FALSE, FUN = function(chain) {
    if (chain == 3L) NULL else chain
  }))
  expect_identical(results, list(1L, 2L, NULL, 4L, 5L))
}
