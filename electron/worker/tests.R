# Runs tests of the worker's own functions inside a running worker: the command _RUN_TEST_BY_NAME.
# Only a worker started with the variable BRMS_STUDIO_TESTS, the folder of the test files, has this command.

# The function for "file.R::test_name". The functions of the file can use all functions of the worker.
resolve_test <- function(target) {
  if (!nzchar(settings$tests)) {
    stop_with(
      "This worker runs no tests: it was started without the variable BRMS_STUDIO_TESTS.", "protocol",
      hint = "Set it to the folder of the test files, and start the worker again."
    )
  }
  cut <- regexpr("::", target, fixed = TRUE)
  if (cut < 2L || cut + 2L > nchar(target)) {
    stop_with(sprintf("'%s' does not name a test.", target), hint = "Write file.R::test_name.")
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

# The functions of a test file, which must really be in the folder or below it: links are not followed.
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
