# How loo's table of Pareto k is read, whichever version of loo made it, and which rows of the data observations are.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

table_of <- function(rows, counts) matrix(counts, dimnames = list(rows, "Count"))

test_a_table_of_four_rows_has_fixed_borders <- function() {
  table <- table_of(c("(-Inf, 0.5]", " (0.5, 0.7]", "   (0.7, 1]", "   (1, Inf)"), c(210, 18, 6, 2))
  bands <- loo_bands(table, 4000)
  expect_identical(bands$threshold, list(k = 0.7, rule = "fixed"))
  expect_identical(bands$table, data.frame(from = c(-Inf, 0.5, 0.7, 1), to = c(0.5, 0.7, 1, Inf), count = c(210L, 18L, 6L, 2L)))
}

test_a_table_of_three_rows_has_the_border_that_goes_with_the_draws <- function() {
  bands <- loo_bands(table_of(c("(-Inf, 0.62]", "(0.62, 1]", "(1, Inf)"), c(5, 2, 1)), 400)
  expect_identical(bands$threshold, list(k = 1 - 1 / log10(400), rule = "draws"))
  expect_identical(bands$table$from, c(-Inf, 1 - 1 / log10(400), 1))
  expect_identical(bands$table$count, c(5L, 2L, 1L))
  many <- loo_bands(table_of(c("(-Inf, 0.7]", "(0.7, 1]", "(1, Inf)"), c(8, 0, 0)), 4000)
  expect_identical(many$threshold, list(k = 0.7, rule = "draws"))
}

test_a_border_that_we_do_not_know_is_taken_as_it_is_said <- function() {
  bands <- loo_bands(table_of(c("(-Inf, 0.55]", "(0.55, 1]", "(1, Inf)"), c(8, 0, 0)), 4000)
  expect_identical(bands$threshold$k, 0.55)
}

test_rows_are_those_of_the_data_that_brms_has_kept <- function() {
  kept <- data.frame(y = c(1, 3, 5), row.names = c("1", "3", "5"))
  expect_identical(rows_of_observations(list(data = kept), 3L), c(1L, 3L, 5L))
  expect_identical(rows_of_observations(list(data = kept), 2L), c(NA_integer_, NA_integer_))
  named <- data.frame(y = 1, row.names = "A")
  expect_identical(rows_of_observations(list(data = named), 1L), NA_integer_)
}
