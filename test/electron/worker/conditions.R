# R's conditions as data, of whatever form they are.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

odd <- function(message, ..., first = "odd") {
  structure(class = c(first, "error", "condition"), list(message = message, call = NULL, ...))
}

test_a_condition_is_told_with_its_parents <- function() {
  parent <- odd(c("p", "q"), parent = odd("grand"))
  data <- condition_data(odd("x", parent = parent))
  expect_identical(data$message, "x")
  expect_identical(vapply(data$parents, `[[`, "", "message"), c("p\nq", "grand"))
  stopifnot(is.null(data$code))
}

test_one_that_is_an_environment_is_told <- function() {
  made <- structure(list2env(list(message = c("a", "b"))), class = c("odd", "error", "condition"))
  data <- condition_data(made)
  expect_identical(data$message, "a\nb")
  expect_identical(data$classes, list("odd", "error", "condition"))
}

test_parents_that_go_round_in_a_circle_end <- function() {
  circle <- structure(new.env(), class = c("odd", "error", "condition"))
  circle$message <- "round"
  circle$parent <- circle
  data <- condition_data(circle)
  expect_identical(length(data$parents), 20L)
  stopifnot(length(mp_pack(data)) < 10000L)
}

test_one_that_is_an_atomic_vector_is_told <- function() {
  for (x in list(1L, "text", TRUE, raw(2), numeric(), quote(f()), NULL)) {
    if (is.null(x)) x <- list()
    bare <- structure(x, class = c("bare", "error", "condition"))
    data <- condition_data(bare)
    stopifnot(is.character(data$message), length(data$message) == 1L)
    expect_identical(data$parents, list())
    mp_pack(data)
  }
}

test_methods_that_fail_are_no_failure_of_ours <- function() {
  registerS3method("conditionMessage", "mute_in_test", function(c) stop("no text here"), baseenv())
  registerS3method("conditionCall", "mute_in_test", function(c) stop("no call"), baseenv())
  data <- condition_data(odd("x", first = "mute_in_test"))
  expect_identical(data$message, "The message of a condition of the class 'mute_in_test' cannot be read: no text here")
  stopifnot(is.null(data$call))
}

test_our_own_errors_keep_code_hint_and_place <- function() {
  found <- tryCatch(stop_with("m", "stale-handle", hint = "h", where = "w"), error = condition_data)
  expect_identical(found[c("message", "code", "hint", "where")], list(message = "m", code = "stale-handle", hint = "h", where = "w"))
}

test_a_call_is_one_short_line <- function() {
  expect_identical(call_line(quote(f(x, y))), "f(x, y)")
  stopifnot(nchar(call_line(as.call(list(as.name("f"), strrep("y", 1e5))))) <= 1003L)
  long <- as.call(c(list(as.name("f")), as.list(1:1000)))
  stopifnot(grepl("[.][.][.]$", call_line(long)), !grepl("\n", call_line(long)))
}

test_only_our_own_code_may_choose_codes_hints_and_places <- function() {
  forged <- structure(
    class = c("studio_error", "error", "condition"),
    list(message = "m", call = NULL, code = "cancelled", hint = "h", where = "w", parent = NULL)
  )
  expect_identical(condition_data(forged)$code, NULL)
  found <- tryCatch(stop(forged), error = condition_data)
  expect_identical(found[c("code", "hint", "where")], stats::setNames(vector("list", 3L), c("code", "hint", "where")))
  # Nor may one that is ours be changed on its way.
  ours <- tryCatch(stop_with("m", "stale-handle"), error = identity)
  expect_identical(condition_data(ours)$code, "stale-handle")
  ours$code <- "cancelled"
  expect_identical(condition_data(ours)$code, NULL)
}

test_classes_of_any_form_are_plain_texts <- function() {
  for (class in list(c(a = "odd", b = "error"), structure("error", class = "odd"), c("error", NA), rep("error", 1e5), strrep("x", 1e6))) {
    data <- mp_unpack(mp_pack(condition_data(structure(class = c(class, z = "condition"), list(message = "x", call = NULL)))))
    stopifnot(is.null(names(data$classes)), length(data$classes) <= 100L)
    stopifnot(all(vapply(data$classes, function(name) is.character(name) && nchar(name) <= 1003L, NA)))
  }
  parent <- structure(class = c(p = "odd", "condition"), list(message = "why"))
  data <- mp_unpack(mp_pack(condition_data(odd("x", parent = parent))))
  expect_identical(data$parents[[1L]]$classes, list("odd", "condition"))
}
