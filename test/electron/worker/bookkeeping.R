# What only informs of an object fails no answer: sizes, labels, classes, dimensions, origins, facts.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

# Objects that contradict themselves, or have names and classes where nobody expects any.
odd_objects <- function() {
  list(
    structure(new.env(), class = "data.frame"), structure(function(x) x, class = "data.frame"), structure(1:3, class = "data.frame"),
    structure(list(a = 1), class = "data.frame"), structure(list(a = 1), class = "data.frame", row.names = c(NA_integer_, NA_integer_)),
    structure(list(1, 2), class = c(first = "a", second = "b")), structure(1, class = structure("a", class = "b")),
    `class<-`(1, NA_character_), structure(list(1), class = rep("many", 1e4)), structure(list(1), class = strrep("long", 1e5)),
    structure(1:6, dim = c(rows = 2L, columns = 3L)), structure(NA, class = "mine"),
    structure(1L, class = "factor"), structure(1L, class = "factor", levels = c(a = "x")), structure(1:2, class = "factor", levels = 1:2),
    structure(list(), names = character(), class = "POSIXlt"), structure(quote(f(x)), class = "mine"),
    structure(list(call = quote(f(x))), names = NULL), as.name(strrep("n", 9000)), structure("caf\xe9", class = "caf\xe9")
  )
}

# As the main process gets it: the wire has arrays in these places, not maps.
told <- function(x) mp_unpack(mp_pack(x))

test_every_handle_is_told_in_form <- function() {
  for (object in odd_objects()) {
    handle <- told(new_handle(object))
    release_handles(handle$id)
    stopifnot(
      is.character(handle$label), nchar(handle$label) <= 80L, handle$size >= 0, handle$size == round(handle$size),
      is.list(handle$classes), length(handle$classes) >= 1L, length(handle$classes) <= 100L, is.null(names(handle$classes)),
      all(vapply(handle$classes, is.character, NA)), is.null(handle$dim) || is.null(names(handle$dim))
    )
  }
}

test_every_object_has_facts <- function() {
  facts <- facts_columns(lapply(odd_objects(), object_facts))
  stopifnot(lengths(facts[c("kind", "type", "label", "length", "size", "expandable", "tabular")]) == length(odd_objects()))
  for (field in c("length", "size", "class_counts", "dims", "dim_counts")) {
    stopifnot(!anyNA(facts[[field]]), facts[[field]] >= 0, facts[[field]] == round(facts[[field]]))
  }
}

test_facts_that_cannot_be_told_are_left_out <- function() {
  studio <- environment(object_facts)
  names <- c("object_kind", "object_length", "is_expandable", "is_tabular", "plain_dim")
  before <- mget(names, studio)
  on.exit(for (name in names) assign(name, before[[name]], studio))
  for (name in names) {
    assign(name, function(...) stop("no fact"), studio)
    stopifnot(is.list(facts_columns(list(object_facts(1:3)))))
    assign(name, before[[name]], studio)
  }
}

test_labels_that_cannot_be_made_are_the_class <- function() {
  studio <- environment(handle_label)
  before <- studio$label_of
  on.exit(studio$label_of <- before)
  studio$label_of <- function(x) stop("no label")
  expect_identical(handle_label(structure(1, class = c(n = "mine"))), "mine")
}

test_an_origin_of_any_form_is_one_text <- function() {
  for (origin in list(NULL, 1:3, list("a"), NA, quote(x), c(a = "b"), sum, strrep("o", 1e5))) {
    id <- new_handle(1, origin)$id
    found <- get(id, handle_store)$origin
    release_handles(id)
    stopifnot(is.character(found), length(found) == 1L, nchar(found) <= 1003L)
  }
}

test_an_event_that_has_no_form_is_left_out <- function() {
  send_event("verb", list(name = "odd", fields = list(sum)))
  limit <- environment(frame_bytes)$frame_limit
  on.exit(assign("frame_limit", limit, environment(frame_bytes)))
  assign("frame_limit", 10, environment(frame_bytes))
  warning("too long to be sent")
  message("too long to be sent")
}

test_an_error_that_is_too_long_is_told_without_what_surrounds_it <- function() {
  studio <- environment(condition_data)
  before <- studio$condition_data
  on.exit({
    studio$condition_data <- before
    current$evaluating <- TRUE
  })
  for (odd in list(list(sum), list(globalenv()))) {
    studio$condition_data <- function(condition) c(before(condition), list(odd = odd))
    maker <- function(target) list(value = function() stop("the reason"), expression = as.name("maker"))
    found <- mp_unpack(run_call(list(id = "t", target = "maker", args = list(), kwargs = list()), maker)[-(1:4)])
    expect_identical(found$ok, FALSE)
    expect_identical(found$error$message, "the reason")
  }
}

test_ids_that_were_never_given_are_stale_handles <- function() {
  for (id in list("", "0", "-1", "01", "a", "1e3", strrep("9", 20000), NA_character_, 1, NULL, c("1", "2"), list())) {
    expect_identical(expect_error(handle_value(id, settings$epoch))$code, "stale-handle")
  }
  expect_identical(release_handles(c("", NA, strrep("9", 20000), "x")), 0L)
}

test_a_package_whose_version_cannot_be_read_is_left_out <- function() {
  studio <- environment(studio_versions)
  on.exit(rm("find.package", envir = studio))
  paths <- .libPaths()
  # Said to be there, and nowhere to be found.
  studio$find.package <- function(...) "there"
  .libPaths(character())
  on.exit(.libPaths(paths), add = TRUE)
  found <- studio_versions()
  expect_identical(found$R, as.character(getRversion()))
  stopifnot(vapply(found, is.character, NA), lengths(found) == 1L)
}
