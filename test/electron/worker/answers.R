# Answers to calls as frames: what of an answer that cannot be given is left behind, which is nothing.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

# The answer to a call of `code`, as the main process would read it.
answer_to <- function(code) {
  on.exit(current$evaluating <- TRUE)
  maker <- function(target) list(value = function() eval(code, globalenv()), expression = as.name("maker"))
  bytes <- run_call(list(id = "t", target = "maker", args = list(), kwargs = list()), maker)
  expect_identical(readBin(bytes, "integer", endian = "little"), length(bytes) - 4L)
  mp_unpack(bytes[-(1:4)])
}
left <- function() list(handles = length(handle_store), files = list.files(settings$segments))

test_a_value_is_answered <- function() {
  found <- answer_to(quote(1:3))
  expect_identical(found$id, "t")
  expect_identical(found$ok, TRUE)
  expect_identical(found$result$codec, "integer")
}

test_one_that_cannot_be_encoded_keeps_no_object_and_no_segment <- function() {
  # Its label is the last thing that is made of the last object.
  studio <- environment(handle_label)
  label <- studio$handle_label
  on.exit(studio$handle_label <- label)
  studio$handle_label <- function(x) if (identical(x, sum)) stop("no label") else label(x)
  before <- left()
  found <- answer_to(quote(list(globalenv(), list(numeric(1e5), sum))))
  expect_identical(found$ok, FALSE)
  expect_identical(found$error$message, "no label")
  expect_identical(left(), before)
}

test_one_that_is_longer_than_a_frame_says_so_and_keeps_nothing <- function() {
  studio <- environment(frame_bytes)
  limit <- studio$frame_limit
  on.exit(studio$frame_limit <- limit)
  before <- left()
  studio$frame_limit <- 5000
  found <- answer_to(quote(c(list(globalenv(), numeric(1e5)), lapply(1:500, list))))
  expect_identical(found$error$code, "invalid-input")
  stopifnot(grepl("too large to be sent", found$error$message), grepl("fewer and longer", found$error$hint))
  expect_identical(left(), before)
}

# As C code does it; stop() asks for the message first.
signal <- function(condition) bquote(.Internal(.signalCondition(.(list(condition))[[1L]], "x", NULL)))

test_conditions_signalled_as_C_code_does_are_errors_whatever_they_are <- function() {
  for (x in list(1L, "text", TRUE, list())) {
    bare <- structure(x, class = c("bare", "error", "condition"))
    found <- answer_to(signal(bare))
    expect_identical(found$ok, FALSE)
    expect_identical(found$error$classes, list("bare", "error", "condition"))
    if (is.character(x)) expect_identical(found$error$message, "text")
  }
  # R evaluates one that is a call when it hands it to a handler: an error all the same.
  call <- structure(quote(f()), class = c("bare", "error", "condition"))
  expect_identical(answer_to(signal(call))$ok, FALSE)
  text <- structure("text", class = c("interrupt", "condition"))
  expect_identical(answer_to(signal(text))$ok, FALSE)
}

# The answer to a command, as the main process would read it.
answer_command <- function(cmd, target = "") {
  before <- mget(c("id", "target"), current, ifnotfound = list(NULL))
  on.exit(for (name in names(before)) assign(name, before[[name]], current))
  mp_unpack(answer(list(id = "t", cmd = cmd, target = target, args = list(), kwargs = list()))[-(1:4)])
}

test_PING_evaluates_nothing <- function() {
  found <- answer_command("PING", "base::stop")
  expect_identical(found[c("id", "ok")], list(id = "t", ok = TRUE))
  expect_identical(found$result$codec, "null")
}

test_a_command_that_is_none_is_refused <- function() {
  for (cmd in c("EVAL", "call", "", "_RUN_TEST")) {
    found <- answer_command(cmd)
    expect_identical(found$ok, FALSE)
    expect_identical(found$error$code, "protocol")
    expect_identical(found$error$message, paste0("unknown command ", cmd))
  }
}

test_conditions_whose_classes_have_names_are_told_as_all_are <- function() {
  for (class in list(c(a = "odd", b = "error", c = "condition"), structure(c("error", "condition"), class = "odd"))) {
    made <- structure(list(message = "named", call = NULL), class = class)
    found <- answer_to(bquote(stop(.(made))))
    expect_identical(found$ok, FALSE)
    expect_identical(found$error$message, "named")
    stopifnot(is.null(names(found$error$classes)), "error" %in% unlist(found$error$classes))
  }
}
