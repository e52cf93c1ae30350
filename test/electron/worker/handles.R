# Objects that are kept for the main process.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

test_a_handle_says_what_it_stands_for <- function() {
  handle <- new_handle(structure(list(1, 2), class = c("one", "two")))
  on.exit(release_handles(handle$id))
  expect_identical(handle$classes, list("one", "two"))
  expect_identical(handle$epoch, settings$epoch)
  stopifnot(handle$size > 0, nchar(handle$label) <= 80L)
  frame <- new_handle(datasets::cars)
  expect_identical(frame$dim, list(50L, 2L))
  expect_identical(release_handles(frame$id), 1L)
}

test_it_gives_the_very_object_back <- function() {
  object <- new.env()
  handle <- new_handle(object)
  expect_identical(handle_value(handle$id, handle$epoch), object)
  release_handles(handle$id)
  expect_identical(expect_error(handle_value(handle$id, handle$epoch), "removed from memory")$code, "stale-handle")
}

test_of_another_epoch_it_is_stale <- function() {
  handle <- new_handle(sum)
  on.exit(release_handles(handle$id))
  expect_identical(expect_error(handle_value(handle$id, "before"), "gone")$code, "stale-handle")
}

test_an_id_is_never_used_twice <- function() {
  first <- new_handle(1)$id
  release_handles(first)
  second <- new_handle(1)$id
  release_handles(second)
  stopifnot(first != second)
}

test_released_twice_is_once <- function() {
  handle <- new_handle(1)
  expect_identical(release_handles(c(handle$id, "no such")), 1L)
  expect_identical(release_handles(handle$id), 0L)
}

test_a_released_object_is_free <- function() {
  freed <- FALSE
  object <- new.env()
  reg.finalizer(object, function(e) freed <<- TRUE)
  handle <- new_handle(object)
  rm(object)
  invisible(gc())
  stopifnot(!freed)
  release_handles(handle$id)
  invisible(gc())
  stopifnot(freed)
}

test_labels_are_one_short_line <- function() {
  objects <- list(
    quote(x + y), as.formula("y ~ x", globalenv()), function(a, b = strrep("x", 200)) NULL, matrix(1, 2, 3), new.env(),
    structure(list(), class = "a_class"), as.name(strrep("n", 500)), globalenv(), as.call(c(list(as.name("f")), 1:1000))
  )
  for (object in objects) {
    label <- handle_label(object)
    stopifnot(is.character(label), length(label) == 1L, nchar(label) <= 80L, !grepl("\n", label))
  }
}

as.formula <- function(text, env) stats::as.formula(text, env)
