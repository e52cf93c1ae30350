# Tests of the worker's own functions, run inside a living worker: the command _RUN_TEST_BY_NAME.
# Only a worker that was started with the variable BRMS_STUDIO_TESTS, which names the folder of the test files, has it.

# The function behind "file.R::test_name". The file's functions see everything of the worker's own.
resolve_test <- function(target) {
  if (!nzchar(settings$tests)) {
    stop_with(
      "This worker runs no tests: it was started without the variable BRMS_STUDIO_TESTS.", "protocol",
      hint = "Set it to the folder of the test files, and start the worker again."
    )
  }
  cut <- regexpr("::", target, fixed = TRUE)
  if (cut < 2L || cut + 2L > nchar(target)) {
    stop_with(sprintf("'%s' names no test.", target), hint = "Write file.R::test_name.")
  }
  file <- substr(target, 1L, cut - 1L)
  name <- substr(target, cut + 2L, nchar(target))
  functions <- load_tests(file, target)
  known <- grep("^test_", ls(functions), value = TRUE)
  if (!name %in% known) {
    stop_with(sprintf("%s has no test '%s'.", file, name), hint = near_names(name, known), where = target)
  }
  list(value = get(name, functions), expression = as.name(name))
}

# The functions of a test file, which has to be in the folder itself or in one of its folders: links do not count.
load_tests <- function(file, target) {
  folder <- normalizePath(settings$tests, mustWork = TRUE)
  path <- suppressWarnings(normalizePath(file.path(folder, file)))
  if (!startsWith(path, paste0(folder, .Platform$file.sep)) || !grepl("[.]R$", path) || !utils::file_test("-f", path)) {
    files <- list.files(folder, "[.]R$", recursive = TRUE)
    stop_with(sprintf("There is no test file '%s'.", file), hint = near_names(file, files), where = target)
  }
  functions <- new.env(parent = environment(load_tests))
  for (expression in parse(path, keep.source = FALSE, encoding = "UTF-8")) eval(expression, functions)
  functions
}
