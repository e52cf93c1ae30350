# Settings of a profile (.Rprofile, Rprofile.site) or a startup script that break packages or numbers.
# With OutDec = "," every number written as text has a comma. Then versions cannot be compared, so brms does not load,
# and the numbers in Stan programs are invalid. The doctor runs this file too, to report where the setting was made.

# The settings that are wrong, by name, with their values.
odd_settings <- function() {
  given <- list(
    OutDec = getOption("OutDec"), scipen = getOption("scipen"), warn = getOption("warn"),
    encoding = getOption("encoding"), stringsAsFactors = getOption("stringsAsFactors"),
    LC_NUMERIC = Sys.getlocale("LC_NUMERIC")
  )
  is_odd <- c(
    OutDec = !identical(given$OutDec, "."),
    # A whole number in a Stan program must be written with digits, not as 1e+05.
    scipen = isTRUE(given$scipen < 0),
    # With warnings as errors, a warning after sampling would lose all draws.
    warn = isTRUE(given$warn >= 2),
    encoding = !isTRUE(tolower(given$encoding) %in% c("native.enc", "utf-8", "utf8", "", "unknown")),
    stringsAsFactors = isTRUE(given$stringsAsFactors),
    LC_NUMERIC = !given$LC_NUMERIC %in% c("C", "POSIX", "")
  )
  given[is_odd]
}

# Resets the settings; returns the wrong ones as R code.
mend_settings <- function() {
  odd <- odd_settings()
  usual <- list(OutDec = ".", scipen = 0L, warn = 1L, encoding = "native.enc", stringsAsFactors = FALSE)
  wrong <- intersect(names(usual), names(odd))
  if (length(wrong)) suppressWarnings(do.call(options, usual[wrong]))
  if ("LC_NUMERIC" %in% names(odd)) suppressWarnings(Sys.setlocale("LC_NUMERIC", "C"))
  # Only now are numbers written in the usual form.
  vapply(odd, function(value) if (is.character(value)) deparse(value[1L]) else as.character(value[1L]), "")
}

# The same after each call, where it must be very fast.
keep_numbers <- function() {
  if (!identical(getOption("OutDec"), ".") || Sys.getlocale("LC_NUMERIC") != "C") mend_settings()
}

# Resets the settings before packages load, in this R and in those that it starts: chains may run in separate R
# processes, which read the profile too. Reports wrong settings. `by`: what has set them.
mend_profile <- function(by) {
  odd <- mend_settings()
  if (!length(odd)) return(invisible())
  shown <- ifelse(names(odd) == "LC_NUMERIC", paste("the locale LC_NUMERIC", odd), paste(names(odd), "=", odd))
  message(sprintf(
    "%s sets %s. Packages or numbers would go wrong with this, so it is reset here.", by, paste(shown, collapse = ", ")
  ))
  own <- Sys.getenv("R_PROFILE_USER")
  if (!nzchar(own)) own <- if (file.exists(".Rprofile")) normalizePath(".Rprofile") else path.expand("~/.Rprofile")
  file <- file.path(tempdir(), "profile-of-chains.R")
  if (identical(own, file)) return(invisible())
  writeLines(c(
    if (file.exists(own)) sprintf("base::source(%s, local = base::globalenv())", encodeString(own, quote = '"')),
    'base::options(OutDec = ".", scipen = base::max(0, base::getOption("scipen")), encoding = "native.enc",',
    '  warn = base::min(1, base::getOption("warn")))',
    'base::invisible(base::Sys.setlocale("LC_NUMERIC", "C"))'
  ), file, useBytes = TRUE)
  Sys.setenv(R_PROFILE_USER = file)
}
