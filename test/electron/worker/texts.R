# Text that others wrote, made fit to be sent.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

test_anything_is_one_text <- function() {
  bytes <- "caf\xe9!"
  Encoding(bytes) <- "bytes"
  latin1 <- "caf\xe9!"
  Encoding(latin1) <- "latin1"
  expect_identical(one_text(c("a", "b")), "a\nb")
  expect_identical(one_text(NULL), "")
  expect_identical(one_text(list("a", 2)), "a\n2")
  expect_identical(one_text(42), "42")
  expect_identical(one_text(NA_character_), "NA")
  expect_identical(one_text(factor("lev")), "lev")
  expect_identical(one_text(function(x) x), "")
  expect_identical(one_text("caf\xe9!"), "caf<e9>!")
  expect_identical(one_text(bytes), "caf<e9>!")
  expect_identical(one_text(latin1), "caf\u00e9!")
}

test_a_text_is_cut_at_its_limit <- function() {
  expect_identical(one_text(strrep("\u00e4", 20), 10L), paste0(strrep("\u00e4", 10), "..."))
  expect_identical(nchar(one_text(strrep("x", 3e6))), 1000003L)
  # Lines beyond the limit are not even looked at.
  stopifnot(nchar(one_text(rep("", 1e6), 10L)) < 20L)
}

test_a_value_that_fails_to_be_computed_is_an_error_of_its_own <- function() {
  expect_error(one_text(stop("not here")), "^not here$")
}
