# Where rstan's Boost is looked for.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

with_variables <- function(variables, code) {
  before <- Sys.getenv(names(variables), NA)
  on.exit({
    if (!all(is.na(before))) do.call(Sys.setenv, as.list(before[!is.na(before)]))
    Sys.unsetenv(names(before)[is.na(before)])
  })
  do.call(Sys.setenv, as.list(variables))
  code
}

test_the_users_own_places_come_first <- function() {
  places <- with_variables(
    c(BOOST_ROOT = "/opt/boost", CONDA_PREFIX = "/opt/conda", CPATH = paste("/a", "/b", sep = .Platform$path.sep)),
    unname(boost_places(NULL))
  )
  expect_identical(
    places[1:7], c("/opt/boost", "/opt/conda", "/opt/boost/include", "/opt/conda/include", "/a", "/b", "/usr/include")
  )
}

test_variables_that_are_empty_name_no_place <- function() {
  places <- with_variables(c(BOOST_ROOT = "", CONDA_PREFIX = "", CPATH = ""), boost_places(NULL))
  expect_identical(places[[1L]], "/usr/include")
  stopifnot(all(nzchar(places)))
}

test_that_of_cmdstan_is_found_whatever_its_version <- function() {
  cmdstan <- tempfile()
  on.exit(unlink(cmdstan, recursive = TRUE))
  boost <- file.path(cmdstan, "stan", "lib", "stan_math", "lib", "boost_1.84.0")
  dir.create(boost, recursive = TRUE)
  places <- boost_places(cmdstan)
  expect_identical(places[[length(places)]], boost)
}
