# Arrays as files, and what stands against them.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

in_folder <- function(check) {
  folder <- tempfile("doubles-")
  dir.create(folder)
  on.exit(unlink(folder, recursive = TRUE))
  check(folder)
}

test_doubles_lie_on_disk_as_in_memory_whatever_their_number <- function() in_folder(function(folder) {
  file <- file.path(folder, "x.f64")
  for (count in c(0, 1, 131071, 131072, 131073, 300000)) {
    values <- seq_len(count) / 7
    expect_identical(write_doubles(values, file), "")
    expect_identical(readBin(file, "double", count + 1, endian = "little"), as.double(values), count)
  }
  expect_identical(list.files(folder), "x.f64")
})

test_an_array_is_ordered_by_variable_chain_draw <- function() in_folder(function(folder) {
  file <- file.path(folder, "x.f64")
  values <- array(seq_len(24), c(3L, 2L, 4L), list(NULL, NULL, letters[1:4]))
  expect_identical(write_doubles(values, file), "")
  expect_identical(readBin(file, "double", 25L, endian = "little"), as.double(1:24))
  expect_identical(readBin(file, "double", 6L)[4:6], as.double(values[, 2L, "a"]))
})

test_what_stands_against_writing_is_told <- function() in_folder(function(folder) {
  problem <- write_doubles(1, file.path(folder, "nowhere", "x.f64"))
  if (!grepl("No such file or directory", problem)) stop("it said: ", problem)
})
