# Targets: what a call may name, and how its arguments stand in it.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

test_functions_of_packages_are_found <- function() {
  expect_identical(resolve_target("base::paste")$value, base::paste)
  expect_identical(resolve_target("stats::sd")$value, stats::sd)
  # Operators have two colons of their own kind, and a name may hold them.
  expect_identical(resolve_target("base::[[")$value, base::`[[`)
  expect_identical(resolve_target("base::::")$value, base::`::`)
  expect_identical(resolve_target("stats::sd")$expression, quote(stats::sd))
}

test_what_is_no_target_says_how_one_is_written <- function() {
  for (target in c("", "sd", "::sd", "stats::", "::")) {
    found <- expect_error(resolve_target(target), "is no target", "studio_error")
    expect_identical(found$code, "invalid-input")
    stopifnot(grepl("package::function", found$hint))
  }
}

test_near_names_are_said <- function() {
  stopifnot(startsWith(expect_error(resolve_target("stats::rnrm"), "exports no 'rnrm'")$hint, "Did you mean rnorm"))
  stopifnot(grepl("stats", expect_error(resolve_target("stat::sd"), "no R package 'stat'")$hint))
  expect_identical(expect_error(resolve_target("studio::statsu"), "no verb 'statsu'")$hint, "Did you mean status?")
  stopifnot(is.null(expect_error(resolve_target("stats::zzzzzzzzzzzz"))$hint))
  expect_error(resolve_target("base::pi"), "is not a function")
}

test_every_file_of_the_verbs_is_a_verb <- function() {
  stopifnot(length(verbs) > 5L, "status" %in% verbs)
  for (name in verbs) stopifnot(is.function(resolve_target(paste0("studio::", name))$value))
}

test_nothing_else_is_one <- function() {
  studio <- environment(resolve_verb)
  functions <- Filter(function(name) is.function(get(name, studio)), ls(studio))
  others <- setdiff(functions, paste0("studio_", verbs))
  stopifnot(all(c("studio_stop", "studio_emit") %in% others))
  for (name in c(others, sub("^studio_", "", others))) {
    if (!name %in% verbs) expect_error(resolve_target(paste0("studio::", name)), "has no verb", "studio_error")
  }
}

test_arguments_stand_in_the_call_as_typed <- function() {
  built <- build_call(resolve_target("base::paste"), list("a", 1:2), list(sep = "-", collapse = NULL))
  expect_identical(built$call, quote(base::paste("a", arg2, sep = "-", collapse = collapse)))
  expect_identical(eval(built$call, built$frame), c("a-1", "a-2"))
}

test_names_of_arguments_that_R_reserves_reach_their_function <- function() {
  call_with <- function(kwargs) {
    built <- build_call(resolve_target("base::list"), list(), kwargs)
    eval(built$call, built$frame)
  }
  for (name in c("...", "..1", "if", "TRUE", "a b", "\u00e4", "arg1", "NULL")) {
    given <- stats::setNames(list(1:3), name)
    expect_identical(call_with(given), given, name)
  }
}

test_an_unevaluated_call_is_an_argument_and_is_not_run <- function() {
  built <- build_call(resolve_target("base::class"), list(quote(stop("it ran"))), list())
  expect_identical(eval(built$call, built$frame), "call")
}
