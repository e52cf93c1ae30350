# What a profile (.Rprofile, Rprofile.site) or a startup script may set, and what neither packages nor numbers survive.
# With OutDec = "," every number that is turned to text has a comma: versions cannot be compared then, so that brms does
# not even load, and no number in a Stan program is one. The doctor runs this file too, to say who has set it.

# Each setting that is set back, by name, with its value; those are left out that are as they have to be.
odd_settings <- function() {
  given <- list(
    OutDec = getOption("OutDec"), scipen = getOption("scipen"), warn = getOption("warn"),
    encoding = getOption("encoding"), stringsAsFactors = getOption("stringsAsFactors"),
    LC_NUMERIC = Sys.getlocale("LC_NUMERIC")
  )
  is_odd <- c(
    OutDec = !identical(given$OutDec, "."),
    # Whole numbers in a Stan program must not come as 1e+05 where R would write 3.
    scipen = isTRUE(given$scipen < 0),
    # A warning after sampling would throw all the draws away.
    warn = isTRUE(given$warn >= 2),
    encoding = !isTRUE(tolower(given$encoding) %in% c("native.enc", "utf-8", "utf8", "", "unknown")),
    stringsAsFactors = isTRUE(given$stringsAsFactors),
    LC_NUMERIC = !given$LC_NUMERIC %in% c("C", "POSIX", "")
  )
  given[is_odd]
}

# Sets them back, and gives what was odd, as R code.
mend_settings <- function() {
  odd <- odd_settings()
  usual <- list(OutDec = ".", scipen = 0L, warn = 1L, encoding = "native.enc", stringsAsFactors = FALSE)
  wrong <- intersect(names(usual), names(odd))
  if (length(wrong)) suppressWarnings(do.call(options, usual[wrong]))
  if ("LC_NUMERIC" %in% names(odd)) suppressWarnings(Sys.setlocale("LC_NUMERIC", "C"))
  # Only now are numbers written as they should be.
  vapply(odd, function(value) if (is.character(value)) deparse(value[1L]) else as.character(value[1L]), "")
}

# The same after each call, which must cost next to nothing.
keep_numbers <- function() {
  if (!identical(getOption("OutDec"), ".") || Sys.getlocale("LC_NUMERIC") != "C") mend_settings()
}

# Sets them back before packages load, in this R and in those that it starts: chains may run in R processes of their own,
# which read the profile as well. Says so where anything was odd. `by`: who has set it.
mend_profile <- function(by) {
  odd <- mend_settings()
  if (!length(odd)) return(invisible())
  shown <- ifelse(names(odd) == "LC_NUMERIC", paste("the locale LC_NUMERIC", odd), paste(names(odd), "=", odd))
  message(sprintf(
    "%s sets %s, with which packages or numbers go wrong: it is set back here.", by, paste(shown, collapse = ", ")
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
