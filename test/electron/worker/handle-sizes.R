# Sizes of objects: whole numbers whatever an object is made of, and near what R itself says.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

expect_count <- function(x, what) {
  fine <- is.double(x) && length(x) == 1L && is.finite(x) && x >= 0 && x <= 2^53 - 1 && x == round(x)
  if (!fine) stop(what, " is ", paste(format(x, digits = 17L), collapse = " "), ", which is no count", call. = FALSE)
}

# Lists with `n` parts, each in a form in which the mean of the parts is no whole number.
shapes <- list(
  numbers = function(n) lapply(seq_len(n), function(i) numeric(i %% 7L)),
  mixed = function(n) rep_len(list(1, "a", 1:3, c(a = "x"), TRUE, list(1, 2), NULL), n),
  texts = function(n) paste0(strrep("x", seq_len(n) %% 97L), seq_len(n)),
  nested = function(n) lapply(seq_len(max(1L, n %/% 50L)), function(i) as.list(seq_len(i %% 50L + 1L))),
  named = function(n) stats::setNames(as.list(seq_len(n)), paste0("name", seq_len(n))),
  classed = function(n) structure(lapply(seq_len(n), function(i) strrep("y", i %% 31L)), class = "mine", note = seq_len(n) + 0.5),
  # As a fit has them: a vector for each parameter and chain, of as many draws, and what Stan says of each.
  fit = function(n) {
    chains <- lapply(1:4, function(chain) {
      draws <- stats::setNames(lapply(seq_len(n %/% 4L + 1L), function(i) numeric(i %% 3L + 10L)), paste0("r[", seq_len(n %/% 4L + 1L), "]"))
      structure(draws, sampler_params = list(a = numeric(11), b = numeric(11)), elapsed_time = c(warmup = 0.1, sample = 0.2))
    })
    structure(list(formula = y ~ x + (1 | g), data = data.frame(g = paste0("p", seq_len(n))), fit = list(sim = list(samples = chains))),
      class = "brmsfit")
  },
  code = function(n) as.call(c(list(as.name("f")), as.list(seq_len(n)))),
  S4 = function(n) {
    x <- methods::new("numeric", numeric(3))
    attr(x, "parts") <- lapply(seq_len(n), function(i) strrep("z", i %% 11L))
    x
  }
)
counts <- c(1:4, 16L, 333L, 4999L, 5000L, 5001L, 7777L, 20011L, 50000L)

test_every_size_is_a_whole_number <- function() {
  for (shape in names(shapes)) {
    for (n in counts) expect_count(object_bytes(shapes[[shape]](n)), paste("the size of", n, shape))
  }
}

test_estimates_are_near_what_R_says <- function() {
  for (shape in c("numbers", "texts", "named", "fit")) {
    x <- shapes[[shape]](20011L)
    ratio <- object_bytes(x) / as.numeric(utils::object.size(x))
    if (ratio < 0.5 || ratio > 2) stop(shape, " is said to have ", ratio, " of its size", call. = FALSE)
  }
}

test_what_fails_while_a_size_is_found_is_no_failure <- function() {
  studio <- environment(object_bytes)
  for (given in list(NA, NA_real_, NaN, Inf, -1, 0.5, 2^60, -Inf, numeric(), "text", NULL, sum, stop)) {
    before <- studio$has_few_parts
    studio$has_few_parts <- function(...) FALSE
    estimate <- studio$estimated_bytes
    studio$estimated_bytes <- function(...) if (identical(given, stop)) stop("no size") else given
    found <- tryCatch(object_bytes(1), error = identity)
    studio$has_few_parts <- before
    studio$estimated_bytes <- estimate
    expect_count(found, paste("the size made of", deparse(given)[[1L]]))
  }
}

test_sums_stay_counts_beyond_what_doubles_hold <- function() {
  studio <- environment(object_bytes)
  before <- studio$object_bytes
  held <- list(studio$handle_bytes, length(handle_store))
  on.exit(studio$object_bytes <- before)
  sizes <- c(2^53 - 1, 1, 2^53 - 1, 3, 2^52 + 1, 0)
  next_size <- 0L
  studio$object_bytes <- function(x) sizes[[(next_size <<- next_size + 1L)]]
  ids <- vapply(sizes, function(size) new_handle(new.env())$id, "")
  for (id in ids) {
    expect_count(handles_kept()$bytes, "what all takes")
    release_handles(id)
  }
  expect_count(handles_kept()$bytes, "what is left")
  expect_identical(length(handle_store), held[[2L]])
  # Of an empty store nothing is left over.
  if (!length(handle_store)) expect_identical(handles_kept()$bytes, 0)
  studio$handle_bytes <- held[[1L]]
}

test_counts_of_anything_are_counts <- function() {
  for (x in list(1L, 2.4, 2.5, NA, -3, Inf, "7", "x", NULL, list(), sum, factor("a"), as.Date("2026-11-23"), globalenv(), 1:3)) {
    expect_count(whole_count(x), deparse(x)[[1L]])
  }
  expect_identical(whole_counts(c(a = 1.6, b = NA, c = -1)), c(2, 0, 0))
}
