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
    found <- expect_error(resolve_target(target), "does not name a function", "studio_error")
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
  stopifnot(all(c("stop_with", "tell_main") %in% others))
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

# What R code gets when its variables are looked up as the call is evaluated.
result_of <- function(target, args, kwargs) {
  built <- build_call(resolve_target(target), args, kwargs)
  eval(built$call, built$frame)
}
hard_names <- c(
  "arg1", "arg2", "arg3", "arg1_", "x", "c", "list", "base", "::", ":::", "T", "pi", "..1", "..2", "...", ".", "NA", "TRUE", "if",
  "`x`", "a b", "\u00e4", "function", "(", "{", "[[", "studio_status", "NULL", "quote", "__proto__", "n\\n"
)

test_any_names_and_any_values_reach_their_function <- function() {
  set.seed(7)
  values <- list(1:3, c("a", "b"), list(1), sum, NULL, 1, "x", quote(arg1 + c), globalenv(), structure(1, class = "mine"))
  for (round in 1:1000) {
    args <- values[sample.int(length(values), sample(0:3, 1L), TRUE)]
    kwargs <- values[sample.int(length(values), sample(0:4, 1L), TRUE)]
    # Also twice the same, and none.
    if (length(kwargs)) names(kwargs) <- sample(c(hard_names, ""), length(kwargs), TRUE)
    wanted <- c(args, kwargs)
    if (length(wanted) && is.null(names(wanted)) && length(kwargs)) names(wanted) <- rep("", length(wanted))
    if (!any(nzchar(names(wanted)))) names(wanted) <- NULL
    expect_identical(result_of("base::list", args, kwargs), wanted, paste(deparse(names(kwargs)), collapse = " "))
  }
}

test_variables_hide_nothing_that_code_can_see <- function() {
  on.exit(suppressWarnings(rm(list = c("arg1", "mine_in_test"), envir = globalenv())))
  assign("arg1", "the user's", globalenv())
  assign("mine_in_test", "also the user's", globalenv())
  for (name in c(hard_names, "mine_in_test")) {
    kwargs <- stats::setNames(list(c(3, 4)), name)
    built <- build_call(resolve_target("base::list"), list(1:2, sum), kwargs)
    seen <- setdiff(ls(built$frame, all.names = TRUE), "::")
    for (variable in seen) stopifnot("it hides what is there" = !exists(variable, globalenv()))
    expect_identical(eval(built$call, built$frame), c(list(1:2, sum), kwargs), name)
  }
  expect_identical(result_of("base::eval", list(quote(arg1)), list()), "the user's")
  expect_identical(result_of("base::eval", list(quote(c(arg1, mine_in_test))), list(enclos = baseenv())), c("the user's", "also the user's"))
}

test_code_that_assigns_does_not_change_what_follows <- function() {
  code <- quote({arg2 <- "changed"; values <- "changed"; 1})
  found <- result_of("base::list", list(code, c(5, 6)), list(values = c(7, 8)))
  expect_identical(found, list(code, c(5, 6), values = c(7, 8)))
  built <- build_call(resolve_target("base::list"), list(code, c(5, 6)), list(values = c(7, 8)))
  stopifnot(!any(c("arg2", "values") %in% ls(built$frame)))
}

test_the_symbol_of_a_verb_stays_the_verb <- function() {
  target <- resolve_target("studio::release")
  built <- build_call(target, list(), list(ids = c("a", "b"), studio_release = function(...) "another"))
  expect_identical(get(as.character(target$expression), built$frame), target$value)
}
