# Buffers in shared memory, and what becomes of them when a message does not get complete.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

files <- function() list.files(settings$segments)
written <- function(...) {
  output <- new_output()
  refs <- lapply(list(...), function(x) put_buffer(output, x))
  close_output(output)
  refs
}

test_small_buffers_stay_in_the_frame <- function() {
  before <- files()
  expect_identical(written(1:3, raw(5), c(a = 1))[[1L]], writeBin(1:3, raw()))
  expect_identical(files(), before)
}

test_large_ones_are_read_back_and_their_file_is_removed <- function() {
  before <- files()
  values <- list(as.numeric(1:20000), 20000:1, rep(c(TRUE, NA), 1e4), as.raw(rep(1:250, 400)))
  refs <- do.call(written, values)
  expect_identical(length(unique(vapply(refs, `[[`, "", "name"))), 1L)
  stopifnot(all(vapply(refs, function(ref) ref$offset %% 64, 0) == 0))
  input <- new_input()
  for (i in seq_along(values)) {
    expect_identical(get_buffer(input, refs[[i]], typeof(values[[i]])), values[[i]])
  }
  close_input(input)
  expect_identical(files(), before)
}

test_a_reference_that_leaves_the_folder_is_refused <- function() {
  for (name in list("../x1", "/etc/passwd", "", "X1", "x1.", "a1/../b2", NULL, 7, c("a1", "b2"))) {
    ref <- list(name = name, offset = 0, size = 64, content_size = 8, temporary = TRUE)
    expect_error(get_buffer(new_input(), ref, "double"))
  }
}

test_a_reference_beyond_its_segment_is_refused <- function() {
  ref <- written(numeric(20000))[[1L]]
  input <- new_input()
  on.exit(close_input(input))
  for (wrong in list(list(content_size = 1e7), list(offset = 1e9))) {
    expect_error(get_buffer(input, utils::modifyList(ref, wrong), "double"), "shorter than its reference")
  }
}

test_a_message_that_is_dropped_leaves_no_file_and_no_handle <- function() {
  before <- files()
  handles <- length(handle_store)
  output <- new_output()
  encode_value(list(globalenv(), numeric(1e5)), output)
  stopifnot(length(files()) == length(before) + 1L, length(handle_store) == handles + 1L)
  drop_output(output)
  expect_identical(files(), before)
  expect_identical(length(handle_store), handles)
}

test_a_segment_that_may_be_is_written_over_shorter_longer_or_gone <- function() {
  before <- files()
  name <- written(numeric(50000))[[1L]]$name
  for (values in list(as.numeric(1:20000), as.numeric(1:90000), as.numeric(1:10000))) {
    output <- new_output(list(name))
    refs <- list(put_buffer(output, values), put_buffer(output, rev(values)))
    close_output(output)
    stopifnot(!name %in% files(), output$fresh == (length(values) == 10000L))
    name <- refs[[1L]]$name
    input <- new_input()
    expect_identical(get_buffer(input, refs[[1L]], "double"), values)
    expect_identical(get_buffer(input, refs[[2L]], "double"), rev(values))
    # Removed by its reader; after the second of them it is not there, as after an answer that failed.
    close_input(input)
    if (length(values) < 90000L) file.create(file.path(settings$segments, name))
  }
  unlink(file.path(settings$segments, name))
  expect_identical(files(), before)
}

test_a_segment_that_stays_is_not_removed_by_its_reader <- function() {
  ref <- written(numeric(50000))[[1L]]
  ref$temporary <- FALSE
  input <- new_input()
  get_buffer(input, ref, "double")
  close_input(input)
  stopifnot(ref$name %in% files())
  unlink(file.path(settings$segments, ref$name))
}
