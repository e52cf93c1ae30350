# MessagePack: its forms byte by byte as the specification has them, and bytes that are none.
eval(parse(file.path(settings$tests, "helpers", "expect.R")))

bytes <- function(...) as.raw(c(...))

test_numbers_have_the_forms_of_the_specification <- function() {
  expect_identical(mp_pack(0L), bytes(0x00))
  expect_identical(mp_pack(127L), bytes(0x7f))
  expect_identical(mp_pack(128L), bytes(0xd2, 0, 0, 0, 0x80))
  expect_identical(mp_pack(-1L), bytes(0xd2, 0xff, 0xff, 0xff, 0xff))
  expect_identical(mp_pack(1), bytes(0xcb, 0x3f, 0xf0, rep(0, 6)))
  expect_identical(mp_pack(TRUE), bytes(0xc3))
  expect_identical(mp_pack(FALSE), bytes(0xc2))
}

test_every_kind_of_number_is_read <- function() {
  read <- function(...) mp_unpack(bytes(...))
  expect_identical(read(0xff), -1L)
  expect_identical(read(0xe0), -32L)
  expect_identical(read(0xcc, 200), 200L)
  expect_identical(read(0xcd, 1, 0), 256L)
  expect_identical(read(0xce, 0xff, 0xff, 0xff, 0xff), 4294967295)
  expect_identical(read(0xcf, 0, 0, 0, 1, 0, 0, 0, 0), 4294967296)
  expect_identical(read(0xd0, 0x80), -128L)
  expect_identical(read(0xd1, 0x80, 0), -32768L)
  expect_identical(read(0xd2, 0xff, 0xff, 0xff, 0xfe), -2L)
  expect_identical(read(0xd3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), -1)
  expect_identical(read(0xca, 0x3f, 0x80, 0, 0), 1)
}

test_what_is_missing_is_nil <- function() {
  for (x in list(NULL, NA, NA_integer_, NA_real_, NA_character_)) expect_identical(mp_pack(x), bytes(0xc0))
  # But NaN is a number.
  expect_identical(mp_unpack(mp_pack(NaN)), NaN)
}

test_lengths_around_every_limit_come_back <- function() {
  for (n in c(0L, 1L, 15L, 16L, 31L, 32L, 255L, 256L, 65535L, 65536L)) {
    text <- strrep("x", n)
    expect_identical(mp_unpack(mp_pack(text)), text, n)
    data <- as.raw(seq_len(n) %% 256L)
    expect_identical(mp_unpack(mp_pack(data)), data, n)
  }
  for (n in c(0L, 1L, 15L, 16L, 65535L, 65536L)) {
    expect_identical(length(mp_unpack(mp_pack(as.list(rep(1L, n))))), n)
  }
  map <- stats::setNames(as.list(1:70000 %% 128L), paste0("key", 1:70000))
  expect_identical(mp_unpack(mp_pack(map)), map)
}

test_nested_data_with_NULL_and_any_letters_comes_back <- function() {
  x <- list(a = list(), b = list(NULL, list(1L, "\u00e4\u20ac\U1f600")), `the c` = as.raw(0:3), d = NULL)
  expect_identical(mp_unpack(mp_pack(x)), x)
}

test_text_of_any_encoding_is_sent_as_valid_utf8 <- function() {
  latin1 <- "caf\xe9"
  Encoding(latin1) <- "latin1"
  expect_identical(mp_unpack(mp_pack(latin1)), "caf\u00e9")
  expect_identical(mp_unpack(mp_pack("caf\xe9!")), "caf<e9>!")
}

test_what_has_no_form_is_refused <- function() {
  cycle <- new.env()
  cycle$self <- cycle
  expect_error(mp_pack(list(a = cycle)), "no MessagePack form for type environment")
  expect_error(mp_pack(list(sum)), "no MessagePack form")
  expect_error(mp_pack(quote(x)), "no MessagePack form")
}

test_bytes_that_are_none_are_refused <- function() {
  for (bad in list(
    bytes(0xc1), bytes(0xc7, 1, 1, 1), bytes(0xd4, 1, 1), bytes(0xd6, 0xff, 0, 0, 0, 0), bytes(1, 1), raw(),
    bytes(0x81, 1, 1), bytes(0x81, 0xa1), bytes(0xcb, 1, 2), bytes(0xc4, 5, 1), bytes(0xdb, 0xff, 0xff, 0xff, 0xff),
    bytes(0xa2, 0x61), bytes(0xa2, 0, 0x61)
  )) expect_error(mp_unpack(bad))
}

test_a_claim_of_four_thousand_million_items_costs_nothing <- function() {
  before <- gc(reset = TRUE)
  for (code in c(0xdd, 0xdf, 0xc6, 0xdb)) expect_error(mp_unpack(bytes(code, 0xff, 0xff, 0xff, 0xff, 1)), "too early")
  # And many claims, one in the other, each below what is left.
  n <- 60000L
  bomb <- c(rep(bytes(0xdc, 0x80, 0x00), 4000L), raw(n))
  expect_error(mp_unpack(bomb))
  used <- gc()
  stopifnot("more than 100 MB were taken" = sum(used[, 6L]) - sum(before[, 6L]) < 100)
}

test_endless_nesting_is_an_error <- function() {
  began <- proc.time()[["elapsed"]]
  expect_error(mp_unpack(c(rep(bytes(0x91), 1e6), bytes(0xc0))))
  expect_error(mp_unpack(rep(c(bytes(0x81, 0xa1), charToRaw("a")), 1e5)))
  stopifnot("it took more than five seconds" = proc.time()[["elapsed"]] - began < 5)
}

test_twenty_thousand_random_bodies_give_a_value_or_an_error <- function() {
  set.seed(20)
  began <- proc.time()[["elapsed"]]
  valid <- mp_pack(list(id = "1", cmd = "CALL", target = "a::b", args = list(1L, "x"), kwargs = list(n = 2)))
  refused <- 0L
  for (i in 1:20000) {
    body <- switch(i %% 3L + 1L,
      as.raw(sample.int(256L, sample.int(40L, 1L), TRUE) - 1L),
      valid[seq_len(sample.int(length(valid) - 1L, 1L))],
      replace(valid, sample.int(length(valid), 3L), as.raw(sample.int(256L, 3L) - 1L))
    )
    tryCatch(mp_unpack(body), error = function(e) refused <<- refused + 1L)
  }
  stopifnot(refused > 10000L, proc.time()[["elapsed"]] - began < 20)
}
